-- Made from src/p2ptbl/busy/filter.ts by npm run build: change it there.
local ____exports = {}
local ____read = require("p2ptbl.busy.read")
local show = ____read.show
local ____write = require("p2ptbl.busy.write")
local textOf = ____write.textOf
local update = ____write.update
function ____exports.filter(shell, state, keeps)
    if type(keeps) ~= "function" then
        error(
            "p2ptbl.filter: a function is to say what stays, not " .. type(keeps),
            0
        )
    end
    local asked = {}
    local following = show(state)
    do
        while true do
            local row = {following()}
            if #row == 0 then
                break
            end
            local answer = {keeps(unpack(row))}
            local key = row[1]
            local fields
            if answer[1] == true then
                table.remove(row, 1)
                fields = row
            elseif answer[1] then
                fields = answer
            end
            if fields ~= nil then
                textOf(state, "p2ptbl.filter", key, fields)
            end
            table.insert(asked, {key, fields})
        end
    end
    local rows = state[2]
    local count = rows[2]
    local bytes = rows[3]
    local fresh = rows[4]
    local digest = rows[5]
    local pieces = {}
    for ____, piece in ipairs(rows[1]) do
        table.insert(pieces, piece)
    end
    local changes = #state[23]
    local fine, problem = pcall(function()
        for ____, ____value in ipairs(asked) do
            local key = ____value[1]
            local values = ____value[2]
            update(
                shell,
                state,
                values == nil and "remove" or "filter",
                key,
                values or ({})
            )
        end
    end)
    if fine then
        return
    end
    rows[1] = pieces
    rows[2] = count
    rows[3] = bytes
    rows[4] = fresh
    rows[5] = digest
    for _ = changes + 1, #state[23] do
        table.remove(state[23])
    end
    error(problem, 0)
end
return ____exports

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
    for ____, ____value in ipairs(asked) do
        local key = ____value[1]
        local fields = ____value[2]
        update(
            shell,
            state,
            fields == nil and "remove" or "filter",
            key,
            fields or ({})
        )
    end
end
return ____exports

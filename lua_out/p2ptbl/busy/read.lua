-- Made from src/p2ptbl/busy/read.ts by npm run build: change it there.
local ____exports = {}
local ____fields = require("p2ptbl.busy.fields")
local listOf = ____fields.listOf
local ____row = require("p2ptbl.busy.row")
local fieldsOf = ____row.fieldsOf
local ____rows = require("p2ptbl.busy.rows")
local find = ____rows.find
function ____exports.get(state, key)
    if type(key) ~= "string" then
        error(
            ("p2ptbl.get: the key is " .. type(key)) .. ", and is to be a string",
            0
        )
    end
    local sought = (string.find(key, "[\t\n]")) == nil and key or ""
    return unpack(listOf(find(state[2], sought)) or ({}))
end
function ____exports.show(state)
    local pieces = {}
    for ____, piece in ipairs(state[2][1]) do
        table.insert(pieces, piece)
    end
    local index, at = 0, 1
    return function()
        do
            while true do
                local piece = pieces[index + 1]
                if piece == nil then
                    return
                end
                local ____end = string.find(piece, "\n", at + 1, true)
                if ____end == nil then
                    index = index + 1
                    at = 1
                else
                    local row = string.sub(piece, at + 1, ____end - 1)
                    at = ____end
                    if fieldsOf(row) ~= "" then
                        local fields = listOf(row)
                        table.insert(fields, 1, (string.match(row, "^[^\t]*")))
                        return unpack(fields)
                    end
                end
            end
        end
    end
end
return ____exports

-- Made from src/alfred/busy/each.ts by npm run build: change it there.
local ____exports = {}
local ____record = require("alfred.busy.record")
local sizeAt = ____record.sizeAt
function ____exports.each(one, other)
    local pieces = {}
    for ____, piece in ipairs(one[1]) do
        table.insert(pieces, piece)
    end
    if other ~= nil then
        for ____, piece in ipairs(other[1]) do
            table.insert(pieces, piece)
        end
    end
    local index, at = 1, 1
    return function()
        local piece = pieces[index]
        if piece ~= nil and at > #piece then
            index = index + 1
            at = 1
            piece = pieces[index]
        end
        if piece == nil then
            return nil
        end
        local from = at
        at = at + sizeAt(piece, from)
        return string.sub(piece, from, at - 1)
    end
end
return ____exports

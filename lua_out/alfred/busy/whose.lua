-- Made from src/alfred/busy/whose.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____neighbours = require("alfred.busy.neighbours")
local macOf = ____neighbours.macOf
local neighbour = ____neighbours.neighbour
local note = ____neighbours.note
local packed = ____neighbours.packed
local ____records = require("alfred.busy.records")
local ageOf = ____records.ageOf
local sizeAt = ____records.sizeAt
local ____string_0 = string
local sub = ____string_0.sub
local function whose(shell, one)
    if one[9] ~= nil then
        return ""
    end
    local address = packed(one[1])
    local sender = neighbour(shell, address)
    if sender ~= nil and select(
        2,
        ageOf(sender, 0)
    ) ~= 0 then
        return macOf(sender)
    end
    local only
    for ____, packet in pairs(one[4]) do
        local place = 8 + 1
        while place <= #packet do
            local source = sub(packet, place, place + 5)
            if (only or source) ~= source then
                return ""
            end
            only = source
            place = place + (sizeAt(packet, place) - 4)
        end
    end
    if only == nil or only == shell[3] then
        return ""
    end
    note(shell, address, only, 0)
    return only
end
function ____exports.begin(shell, one)
    local source = whose(shell, one)
    return function()
        letGo(13312)
        return use("alfred.busy.apply").apply(shell, one, source)
    end
end
return ____exports

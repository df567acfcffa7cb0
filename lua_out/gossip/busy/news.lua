-- Made from src/gossip/busy/news.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local digest = ____table.digest
local find = ____table.find
local ____outgoing = require("gossip.busy.outgoing")
local entryOf = ____outgoing.entryOf
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.rumours(core)
    local text = ""
    for _ = 1, math.min(
        4,
        math.floor(#core[19] / (4 + 1))
    ) do
        local address = sub(core[19], 1, 4)
        local left = byte(core[19], 4 + 1) - 1
        local record = find(core[1], address)
        core[19] = sub(core[19], 4 + 2)
        if record ~= nil then
            text = text .. entryOf(core, record)
            if left > 0 then
                core[19] = core[19] .. address .. char(left)
            end
        end
    end
    return text
end
function ____exports.call(core)
    local text = ""
    for address, left in pairs(core[20]) do
        local record = find(core[1], address)
        core[20][address] = left > 1 and record ~= nil and left - 1 or nil
        if record ~= nil then
            text = text .. entryOf(core, record)
        end
        if #text + 15 + 4 > 1400 then
            break
        end
    end
    if text == "" then
        return
    end
    core[3](
        nil,
        (char(core[21] > 0 and 135 or 134) .. digest(core)) .. text
    )
    core[21] = math.max(core[21] - 1, 0)
end
return ____exports

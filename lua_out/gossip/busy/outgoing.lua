-- Made from src/gossip/busy/outgoing.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bytes = ____table.bytes
local ____number = require("gossip.busy.number")
local sleepOf = ____number.sleepOf
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.entryOf(core, record)
    local asleep = byte(record, 10) % 4 >= 2
    if asleep then
        return sub(record, 1, 11) .. bytes(sleepOf(core, record))
    end
    if sub(record, 1, 4) == core[11] then
        return sub(record, 1, 11) .. bytes(core[10]())
    end
    return sub(record, 1, 15)
end
return ____exports

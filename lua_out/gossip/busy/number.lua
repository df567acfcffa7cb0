-- Made from src/gossip/busy/number.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bytes = ____table.bytes
local ____string_0 = string
local byte = ____string_0.byte
function ____exports.numberAt(text, at)
    local a, b, c, d = byte(text, at, at + 3)
    return ((a * 256 + b) * 256 + c) * 256 + d
end
function ____exports.sleepOf(core, record)
    local left = ____exports.numberAt(
        bytes(____exports.numberAt(record, 12) - core[10]()),
        1
    )
    return left > 16384 and 0 or left
end
return ____exports

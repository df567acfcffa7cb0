-- Made from src/gossip/busy/member.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bytes = ____table.bytes
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local sleepOf = ____number.sleepOf
function ____exports.stateOf(shell, record)
    local condition = string.byte(record, 10)
    if condition >= 48 then
        return math.floor(condition / 16)
    end
    local probe = shell[2][17][string.sub(record, 1, 4)]
    if probe == nil or probe[1] < 2 then
        return 0
    end
    return probe[4] == nil and 1 or 2
end
function ____exports.timesOf(shell, record)
    if string.sub(record, 1, 4) == shell[2][11] then
        return numberAt(
            bytes(shell[2][10]()),
            1
        )
    end
    if string.byte(record, 10) % 4 < 2 then
        return numberAt(record, 12)
    end
    return 0, sleepOf(shell[2], record)
end
return ____exports

-- Made from src/gossip/busy/unpacked.ts by npm run build: change it there.
local ____exports = {}
local ____member = require("gossip.busy.member")
local stateOf = ____member.stateOf
local timesOf = ____member.timesOf
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
function ____exports.unpacked(shell, record)
    local ____opt_0 = shell[9]
    local data = ____opt_0 and ____opt_0[string.sub(record, 1, 4)]
    local entry = data == nil and ({}) or sjson.decode(data)
    entry.revision = numberAt(record, 5)
    local heartbeat, asleep = timesOf(shell, record)
    entry.heartbeat = heartbeat
    entry.state = stateOf(shell, record)
    if asleep ~= nil then
        entry.asleep = asleep
    end
    return entry
end
return ____exports

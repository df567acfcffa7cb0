-- Made from src/gossip/busy/unpacked.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
function ____exports.unpacked(shell, record)
    local ____opt_0 = shell[9]
    local data = ____opt_0 and ____opt_0[string.sub(record, 1, 4)]
    local entry = data == nil and ({}) or sjson.decode(data)
    entry.revision = numberAt(record, 5)
    local member = use("gossip.busy.member")
    local heartbeat, asleep = member.timesOf(shell, record)
    entry.heartbeat = heartbeat
    entry.state = member.stateOf(shell, record)
    if asleep ~= nil then
        entry.asleep = asleep
    end
    return entry
end
return ____exports

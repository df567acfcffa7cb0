-- Made from src/gossip/busy/text.ts by npm run build: change it there.
local ____exports = {}
local ____member = require("gossip.busy.member")
local stateOf = ____member.stateOf
local timesOf = ____member.timesOf
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
function ____exports.textOf(shell, record)
    local ____opt_0 = shell[9]
    local data = ____opt_0 and ____opt_0[string.sub(record, 1, 4)]
    local heartbeat, asleep = timesOf(shell, record)
    return ((string.format(
        "\"%s\":{\"revision\":%d,\"heartbeat\":%d,\"state\":%d",
        shell[11](record),
        numberAt(record, 5),
        heartbeat,
        stateOf(shell, record)
    ) .. (asleep == nil and "" or string.format(",\"asleep\":%d", asleep))) .. (data == nil and "" or "," .. string.sub(data, 2, -2))) .. "}"
end
return ____exports

-- Made from src/facts/busy/network.ts by npm run build: change it there.
local ____exports = {}
local ____measure = require("facts.busy.measure")
local since = ____measure.since
local ____records = require("facts.busy.records")
local put = ____records.put
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local COUNTED = {
    "bytesIn",
    "datagramsIn",
    "",
    "dropped",
    "bytesOut",
    "datagramsOut",
    "sendErrors",
    "held"
}
local function count(stats, name)
    local value = stats[name]
    if type(value) == "number" then
        return value
    end
    local all = 0
    if type(value) == "table" then
        for ____, n in pairs(value) do
            all = all + n
        end
    end
    return all
end
function ____exports.network(shell)
    local now = {
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0
    }
    for ____, module in ipairs({"facts", "gossip", "hbbp", "alfred"}) do
        local loaded = _G.package.loaded[module]
        local ____temp_0
        if type(loaded) == "table" then
            ____temp_0 = loaded.stats
        else
            ____temp_0 = nil
        end
        local stats = ____temp_0
        if type(stats) == "table" then
            for at = 1, #COUNTED do
                now[at] = now[at] + count(stats, COUNTED[at])
            end
        end
    end
    local stats = shell[1].stats
    now[2] = now[2] + stats.messagesIn
    now[6] = now[6] + stats.messagesOut
    local before = shell[34]
    local data = since(shell, shell[33])
    for at = 1, #now do
        local more = now[at] - (before == nil and 0 or before[at])
        data = data .. bytesOf(more < 0 and now[at] or more, 4)
    end
    shell[34] = now
    shell[33] = shell[2]
    put(shell, 10, data)
end
return ____exports

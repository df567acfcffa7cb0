-- Made from src/gossip/busy/call.ts by npm run build: change it there.
local ____exports = {}
local ____math_0 = math
local floor = ____math_0.floor
local max = ____math_0.max
function ____exports.repeats(core)
    local times = 3
    local n = core[1][4]
    while n > 1 do
        n = floor(n / 4)
        times = times + 1
    end
    return times
end
function ____exports.callFor(core, address, times)
    core[20][address] = max(core[20][address] or 0, times)
end
return ____exports

-- Made from src/gossip/busy/call.ts by npm run build: change it there.
local ____exports = {}
local ____store = require("gossip.busy.store")
local settle = ____store.settle
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
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
function ____exports.judge(core, record, condition, times)
    local compact = byte(record, 10) % 2
    settle(
        core,
        (sub(record, 1, 9) .. char(condition + compact)) .. sub(record, 11, 15)
    )
    ____exports.callFor(
        core,
        sub(record, 1, 4),
        times
    )
end
return ____exports

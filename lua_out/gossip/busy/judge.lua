-- Made from src/gossip/busy/judge.ts by npm run build: change it there.
local ____exports = {}
local ____call = require("gossip.busy.call")
local callFor = ____call.callFor
local ____settle = require("gossip.busy.settle")
local settle = ____settle.settle
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.judge(core, record, condition, times)
    local compact = byte(record, 10) % 2
    settle(
        core,
        (sub(record, 1, 9) .. char(condition + compact)) .. sub(record, 11, 15)
    )
    callFor(
        core,
        sub(record, 1, 4),
        times
    )
end
return ____exports

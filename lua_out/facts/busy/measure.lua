-- Made from src/facts/busy/measure.ts by npm run build: change it there.
local ____exports = {}
local ____average = require("facts.busy.average")
local share = ____average.share
local ____records = require("facts.busy.records")
local put = ____records.put
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local ____math_0 = math
local floor = ____math_0.floor
local min = ____math_0.min
function ____exports.since(shell, at)
    return bytesOf(
        min(shell[2] - at, 21474836) * 100,
        4
    )
end
function ____exports.memory(shell)
    local free = node.heap()
    local used = floor(collectgarbage("count") * 1024)
    put(
        shell,
        9,
        bytesOf(free + used, 4) .. bytesOf(free, 4)
    )
end
function ____exports.cpu(shell)
    local late = shell[36]
    local all = (shell[2] - shell[35]) * 100
    put(
        shell,
        7,
        ____exports.since(shell, shell[35]) .. bytesOf(
            share(late, all),
            3
        )
    )
    shell[36] = 0
    shell[35] = shell[2]
end
function ____exports.load(shell)
    put(
        shell,
        8,
        (bytesOf(shell[23], 3) .. bytesOf(shell[24], 3)) .. bytesOf(shell[25], 3)
    )
end
return ____exports

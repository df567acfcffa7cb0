-- Made from src/facts/busy/conf.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____clock = require("facts.busy.clock")
local set = ____clock.set
local ____read = require("facts.busy.read")
local readConf = ____read.readConf
local ____wide = require("facts.busy.wide")
local numberOf = ____wide.numberOf
local over = ____wide.over
local ____math_0 = math
local min = ____math_0.min
local max = ____math_0.max
local ____string_1 = string
local sub = ____string_1.sub
local function ticksOf(nanos)
    local ten = over(nanos, 10000)
    local ticks = over(ten, 10000)
    if string.byte(nanos) > 127 or ten == "\0\0\0\0\0\0\0\0" then
        return 0
    end
    local many = sub(ticks, 1, 4) == "\0\0\0\0" and min(
        numberOf(ticks, 6, 8),
        16777215
    ) or 16777215
    local wide = string.byte(ticks, 5) == 0 and many or 16777215
    return max(wide, 10)
end
local function due(shell, before, period, was)
    if period == before then
        return was
    end
    return period == 0 and 2147483647 or shell[2] + period
end
local function keep(shell, id)
    if id == shell[49] then
        return
    end
    shell[49] = id
    if not use("lib.safe_file", true).save("facts/id", id) then
        shell[10]("the id cannot be saved")
    end
end
function ____exports.conf(shell, data, message)
    local id, memory, net, cpu, acknowledges = readConf(data)
    if shell[43] ~= 3 and shell[43] ~= 4 then
        return
    end
    local micros = over(
        sub(message, 1, 7),
        16
    )
    set(shell, micros)
    keep(shell, id)
    if acknowledges and not shell[50] then
        shell[51] = true
    end
    shell[50] = acknowledges
    local m, n, c = ticksOf(memory), ticksOf(net), ticksOf(cpu)
    shell[27] = due(shell, shell[26], m, shell[27])
    shell[29] = due(shell, shell[28], n, shell[29])
    shell[31] = due(shell, shell[30], c, shell[31])
    shell[26] = m
    shell[28] = n
    shell[30] = c
    shell[25] = 0
    shell[3] = 0
end
return ____exports

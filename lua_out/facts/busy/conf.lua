-- Made from src/facts/busy/conf.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____clock = require("facts.busy.clock")
local set = ____clock.set
local ____wide = require("facts.busy.wide")
local numberOf = ____wide.numberOf
local over = ____wide.over
local ____math_0 = math
local min = ____math_0.min
local max = ____math_0.max
local ____string_1 = string
local sub = ____string_1.sub
local function ticksOf(nanos)
    if nanos == "" then
        return 0
    end
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
    if id == shell[51] then
        return
    end
    shell[51] = id
    letGo(13312)
    if not use("lib.safe_file", true).save("facts/id", id) then
        shell[11]("the id cannot be saved")
    end
end
function ____exports.conf(shell, data, message)
    local id, periods, acknowledges = use("facts.busy.read").readConf(data)
    if id == "\0\0\0\0\0\0\0\0" then
        error("bad message", 0)
    end
    if shell[44] ~= 3 and shell[44] ~= 4 then
        return
    end
    local micros = over(
        sub(message, 1, 7),
        16
    )
    set(shell, micros)
    if acknowledges and not shell[52] then
        shell[53] = true
    end
    shell[52] = acknowledges
    local m, n, c = ticksOf(periods[1]), ticksOf(periods[2]), ticksOf(periods[3])
    shell[28] = due(shell, shell[27], m, shell[28])
    shell[30] = due(shell, shell[29], n, shell[30])
    shell[32] = due(shell, shell[31], c, shell[32])
    shell[27] = m
    shell[29] = n
    shell[31] = c
    shell[26] = 0
    shell[3] = 0
    keep(shell, id)
end
return ____exports

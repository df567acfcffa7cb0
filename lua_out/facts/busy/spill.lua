-- Made from src/facts/busy/spill.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local ____clock = require("facts.busy.clock")
local offset = ____clock.offset
local uptime = ____clock.uptime
local ____records = require("facts.busy.records")
local isStamped = ____records.isStamped
local ____wide = require("facts.busy.wide")
local numberOf = ____wide.numberOf
local over = ____wide.over
local sum = ____wide.sum
local ____string_0 = string
local sub = ____string_0.sub
local function age(shell)
    local first = shell[14][1]
    local now = uptime(shell)
    if isStamped(first) then
        local known = offset(shell)
        if known == nil then
            return 2147483647
        end
        now = sum(now, known)
    end
    local tens = over(
        sum(
            now,
            sub(first, 2, 9 - 1),
            true
        ),
        10000
    )
    local ticks = over(tens, 10)
    return sub(ticks, 1, 4) == "\0\0\0\0" and numberOf(ticks, 5, 7) or 2147483647
end
function ____exports.spill(shell)
    local half = math.floor(shell[57] / 2)
    shell[58] = shell[56] == nil and 2147483647 or shell[2] + half
    if #shell[14] > 0 and shell[61] >= 0 and age(shell) < half then
        return
    end
    return hand(13312, "facts.busy.save", shell)
end
return ____exports

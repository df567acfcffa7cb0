-- Made from src/facts/busy/clock.ts by npm run build: change it there.
local ____exports = {}
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local sum = ____wide.sum
local times = ____wide.times
function ____exports.uptime(shell)
    local now = tmr.now()
    local wraps = shell[6] + (now < shell[5] and 1 or 0)
    return sum(
        times(
            bytesOf(wraps, 4) .. "\0\0\0",
            128
        ),
        bytesOf(now, 7)
    )
end
function ____exports.offset(shell)
    if rtctime ~= nil then
        local seconds, micros = rtctime.get()
        if seconds > 0 and seconds + 1 ~= seconds then
            local now = times(
                times(
                    bytesOf(seconds, 7),
                    1000
                ),
                1000,
                micros
            )
            return sum(
                now,
                ____exports.uptime(shell),
                true
            )
        end
    end
    return shell[13]
end
function ____exports.set(shell, now)
    shell[13] = sum(
        now,
        ____exports.uptime(shell),
        true
    )
end
return ____exports

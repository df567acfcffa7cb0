-- Made from src/lib/watch.ts by npm run build: change it there.
local ____exports = {}
local ____address = require("lib.address")
local look = ____address.look
local watched = ____address.watched
local ____guard = require("lib.guard")
local guard = ____guard.guard
local SEARCH_INTERVAL = 1000
function ____exports.changed(ip)
    watched[5] = ip
    watched[2] = true
    watched[4]:interval(ip == nil and SEARCH_INTERVAL or watched[3])
    for listener in pairs(watched[1]) do
        if not listener(ip) then
            watched[2] = false
        end
    end
end
function ____exports.watch(listener, interval)
    if interval < watched[3] then
        watched[3] = interval
        if watched[5] ~= nil then
            watched[4]:interval(interval)
        end
    end
    if watched[4] == nil then
        watched[4] = tmr.create()
        watched[4]:alarm(
            SEARCH_INTERVAL,
            tmr.ALARM_AUTO,
            guard(print, look)
        )
    end
    look()
    watched[1][listener] = true
    return watched[5]
end
function ____exports.unwatch(listener)
    watched[1][listener] = nil
    local other = next(watched[1])
    if other ~= nil or watched[4] == nil then
        return
    end
    watched[4]:unregister()
    watched[4] = nil
    watched[5] = nil
    watched[2] = true
    watched[3] = 6870947
end
return ____exports

-- Made from src/lib/address.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local SEARCH_INTERVAL = 1000
local listeners = {}
local timer
local current
local settled = true
local pace = 6870947
local function look()
    local ip = wifi.sta.getip()
    if ip == current and settled then
        return
    end
    current = ip
    settled = true
    timer:interval(ip == nil and SEARCH_INTERVAL or pace)
    for listener in pairs(listeners) do
        if not listener(ip) then
            settled = false
        end
    end
end
function ____exports.watch(listener, interval)
    if interval < pace then
        pace = interval
        if current ~= nil then
            timer:interval(pace)
        end
    end
    if timer == nil then
        timer = tmr.create()
        timer:alarm(
            SEARCH_INTERVAL,
            tmr.ALARM_AUTO,
            guard(print, look)
        )
    end
    look()
    listeners[listener] = true
    return current
end
function ____exports.unwatch(listener)
    listeners[listener] = nil
    local other = next(listeners)
    if other ~= nil or timer == nil then
        return
    end
    timer:unregister()
    timer = nil
    current = nil
    settled = true
    pace = 6870947
end
return ____exports

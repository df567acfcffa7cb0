-- Made from src/hearsay.ts by npm run build: change it there.
local ____exports = {}
local CONFIG_FILE = "hearsay.cfg"
local PANIC_FILE = "hearsay.panics"
local MAX_PANICS = 3
local MINUTE = 60
local RESTART_DELAY = 2000
local panics = 0
local restarting = false
local function say(text)
    print("hearsay: " .. text)
end
____exports.held = false
function ____exports.start()
    file.remove(PANIC_FILE)
    _G.package.loaded.hearsay = nil
    require("hearsay")
end
local function onPanic(message)
    print(message)
    if restarting then
        return
    end
    restarting = true
    if tmr.time() < MINUTE then
        pcall(
            file.putcontents,
            PANIC_FILE,
            tostring(panics + 1)
        )
        say(((("panic " .. tostring(panics + 1)) .. " of ") .. tostring(MAX_PANICS)) .. " within a minute of boot")
    end
    local waits = pcall(function() return tmr.create():alarm(
        RESTART_DELAY,
        tmr.ALARM_SINGLE,
        function() return node.restart() end
    ) end)
    if not waits then
        node.restart()
    end
end
local function countPanics()
    local ____, cause = node.bootreason()
    panics = tonumber(file.getcontents(PANIC_FILE) or "0") or 0
    if cause == 1 or cause == 2 or cause == 3 or cause == 4 and node.setonerror == nil then
        if panics >= MAX_PANICS then
            return
        end
        panics = panics + 1
        file.putcontents(
            PANIC_FILE,
            tostring(panics)
        )
    elseif cause ~= 4 and panics > 0 then
        panics = 0
        file.remove(PANIC_FILE)
    end
end
local function watch()
    if node.setonerror ~= nil then
        node.setonerror(onPanic)
    end
    if panics == 0 then
        return
    end
    tmr.create():alarm(
        MINUTE * 1000,
        tmr.ALARM_SINGLE,
        function() return pcall(file.remove, PANIC_FILE) end
    )
end
local function readConfig()
    if not file.exists(CONFIG_FILE) then
        say(("there is no " .. CONFIG_FILE) .. ": write one with npm run flash")
        return nil
    end
    local chunk, why = loadfile(CONFIG_FILE)
    if chunk == nil then
        say((CONFIG_FILE .. " is damaged, flash it again: ") .. why)
        return nil
    end
    local ran, config = pcall(chunk)
    if ran and type(config) == "table" then
        return config
    end
    say((CONFIG_FILE .. " does not return a table, flash it again: ") .. tostring(config))
    return nil
end
local function joinWifi(settings)
    local mode = wifi.getmode()
    if mode ~= wifi.STATION and mode ~= wifi.STATIONAP then
        wifi.setmode(wifi.STATION)
    end
    local ____settings_0 = settings
    local ssid = ____settings_0.ssid
    local bssid = ____settings_0.bssid
    local pwd = settings.pwd or ""
    local known = wifi.sta.getconfig(true)
    local bound = known.bssid_set and known.bssid or nil
    if known.ssid == ssid and (known.pwd or "") == pwd and bound == bssid then
        wifi.sta.connect()
        return
    end
    wifi.sta.config({
        ssid = ssid,
        pwd = pwd,
        bssid = bssid,
        auto = true,
        save = true
    })
end
local function startModule(name, settings)
    local module = require(name)
    if module.start == nil then
        error("it has no start()", 0)
    end
    if module.setConfig ~= nil and settings ~= nil then
        module.setConfig(settings)
    end
    module.start(settings)
end
local function step(what, action, ...)
    local ok, why = pcall(action, ...)
    if not ok then
        say((what .. ": ") .. tostring(why))
    end
    return ok
end
local function startModules(config)
    local started = ""
    local names = config.start or ({})
    for i = 1, #names do
        local name = names[i]
        local settings = config[name]
        if step(name .. " did not start", startModule, name, settings) then
            started = (started .. " ") .. name
        end
    end
    say("up, started" .. (started == "" and " nothing" or started))
end
local function boot()
    step("panics are not counted", watch)
    local egc = node.egc
    if egc ~= nil then
        egc.setmode(egc.ON_MEM_LIMIT, -6144)
    end
    local config = readConfig()
    if config == nil then
        return
    end
    if config.hostname ~= nil then
        step("hostname", wifi.sta.sethostname, config.hostname)
    end
    if config.wifi ~= nil then
        step("Wi-Fi", joinWifi, config.wifi)
    end
    node.task.post(function() return step("start", startModules, config) end)
end
step("panics are not counted", countPanics)
if panics >= MAX_PANICS then
    ____exports.held = true
    if node.setonerror ~= nil then
        node.setonerror(print)
    end
    say(("the application panicked " .. tostring(panics)) .. " times within a minute of boot and is not started again.")
    say("Once it is mended, type require(\"hearsay\").start() or switch the board off and on.")
else
    step("boot", boot)
end
return ____exports

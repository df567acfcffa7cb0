-- Made from src/alfred/start.ts by npm run build: change it there.
local ____exports = {}
local abandon
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.addressed(shell, ip)
    use("lib.endpoint", true).moveTo(shell[1], ip, shell[30])
end
function abandon(shell)
    local open = shell[16]
    shell[16] = {}
    shell[17] = 0
    shell[18] = {}
    shell[19] = nil
    for ____, one in ipairs(open) do
        local answer = one[9]
        one[4] = {}
        one[9] = nil
        if answer ~= nil then
            guard(shell[27], answer)(nil, "stopped")
        end
    end
end
function ____exports.stop(shell)
    if not shell[1].started then
        return
    end
    use("lib.watch", true).unwatch(shell[31])
    pcall(____exports.addressed, shell, nil)
    use("lib.endpoint", true).release(shell[1])
    if shell[22] ~= nil then
        shell[22]:unregister()
    end
    shell[22] = nil
    shell[1].started = false
    abandon(shell)
    shell[12] = {{}, 0, 0}
    shell[13] = {{}, 0, 0}
    shell[14] = {{}, 0, 0}
    shell[15] = nil
    shell[23] = nil
end
local LOOK = 10000
local SETTINGS = " mode group port syncPeriod dataTimeout serverTimeout requestTimeout maxRecords maxBytes allowReserved "
local function refuse(name, value, wanted)
    return error(
        (((("alfred.start: " .. name) .. " is ") .. tostring(value)) .. ", and is to be ") .. wanted,
        0
    )
end
local function whole(name, value, usual, least, most)
    local ____value_0 = value
    if ____value_0 == nil then
        ____value_0 = usual
    end
    local n = ____value_0
    if type(n) ~= "number" or not (n >= least and n <= most) or math.floor(n) ~= n then
        refuse(
            name,
            value,
            (("a whole number from " .. tostring(least)) .. " to ") .. tostring(most)
        )
    end
    return math.floor(n)
end
local function seconds(name, value, usual, most)
    local ____value_1 = value
    if ____value_1 == nil then
        ____value_1 = usual
    end
    local n = ____value_1
    if type(n) ~= "number" or not (n > 0 and n <= most) then
        refuse(
            name,
            value,
            "seconds, more than 0 and at most " .. tostring(most)
        )
    end
    return n
end
local function checkMode(where, mode)
    if mode ~= "primary" and mode ~= "secondary" then
        error(
            ((("alfred." .. where) .. ": the mode is ") .. tostring(mode)) .. ", and is to be \"primary\" or \"secondary\"",
            0
        )
    end
end
local function configure(shell, settings)
    if type(settings) ~= "table" then
        error(
            ("alfred.start: settings are " .. type(settings)) .. ", and are to be a table, or nil",
            0
        )
    end
    for name in pairs(settings) do
        if (string.find(
            SETTINGS,
            (" " .. tostring(name)) .. " ",
            1,
            true
        )) == nil then
            error(
                ((("alfred.start: there is no setting \"" .. tostring(name)) .. "\":") .. string.sub(SETTINGS, 1, -2)) .. " are",
                0
            )
        end
    end
    local mode = settings.mode or "secondary"
    checkMode("start", mode)
    local group = settings.group or "224.0.0.66"
    if not use("lib.endpoint", true).isGroup(group) then
        refuse("group", group, "an address from 224.0.0.0 to 239.255.255.255")
    end
    if settings.allowReserved ~= nil and type(settings.allowReserved) ~= "boolean" then
        refuse("allowReserved", settings.allowReserved, "true or false")
    end
    shell[4] = seconds("syncPeriod", settings.syncPeriod, 10, 3600)
    shell[5] = seconds("dataTimeout", settings.dataTimeout, 600, 1000000)
    shell[6] = seconds("serverTimeout", settings.serverTimeout, 60, 1000000)
    shell[7] = seconds("requestTimeout", settings.requestTimeout, 10, 3600)
    shell[8] = whole(
        "maxRecords",
        settings.maxRecords,
        200,
        1,
        10000
    )
    shell[9] = whole(
        "maxBytes",
        settings.maxBytes,
        10240,
        100,
        1048576
    )
    shell[1].port = whole(
        "port",
        settings.port,
        16962,
        1,
        65535
    )
    shell[10] = settings.allowReserved == true
    shell[2] = mode == "primary"
    shell[1].group = group
end
function ____exports.start(shell, settings)
    if shell[1].started then
        return
    end
    configure(shell, settings or ({}))
    shell[3] = use("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) or ""
    if shell[31] == nil then
        shell[31] = guard(
            shell[27],
            function(ip) return use("alfred.start", true).addressed(shell, ip) end
        )
    end
    local ip = use("lib.watch", true).watch(shell[31], LOOK)
    shell[1].started = true
    local begun, problem = pcall(function()
        ____exports.addressed(shell, ip)
        shell[20] = math.ceil(shell[4])
        shell[21] = node.random(1, shell[20])
        shell[22] = tmr.create()
        local interval = math.floor(1000 * shell[4] / shell[20])
        shell[22]:alarm(
            math.max(interval, 1),
            tmr.ALARM_AUTO,
            shell[29]
        )
    end)
    if begun then
        return
    end
    ____exports.stop(shell)
    error(problem, 0)
end
function ____exports.setMode(shell, mode)
    checkMode("setMode", mode)
    if mode == "primary" == shell[2] then
        return
    end
    shell[2] = not shell[2]
    if shell[1].started then
        abandon(shell)
    end
end
return ____exports

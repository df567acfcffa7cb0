-- Made from src/alfred/settings.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
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
local function configure(shell, settings)
    if type(settings) ~= "table" then
        error(
            ("alfred.start: settings are " .. type(settings)) .. ", and are to be a table, or nil",
            0
        )
    end
    for name in pairs(settings) do
        if type(name) ~= "string" or (string.find(name, " ", 1, true)) ~= nil or (string.find(SETTINGS, (" " .. name) .. " ", 1, true)) == nil then
            error(
                ((("alfred.start: there is no setting \"" .. tostring(name)) .. "\":") .. string.sub(SETTINGS, 1, -2)) .. " are",
                0
            )
        end
    end
    local ____settings_mode_2 = settings.mode
    if ____settings_mode_2 == nil then
        ____settings_mode_2 = "secondary"
    end
    local mode = ____settings_mode_2
    use("alfred.mode", true).checkMode("start", mode)
    local ____settings_group_3 = settings.group
    if ____settings_group_3 == nil then
        ____settings_group_3 = "224.0.0.66"
    end
    local group = ____settings_group_3
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
    return use("alfred.start", true).start(shell)
end
return ____exports

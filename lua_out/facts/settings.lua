-- Made from src/facts/settings.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local SETTINGS = " server region zone dataCenter token connectInterval connectPeriod buffer onGiveUp "
local BUFFER = " records bytes file spillEvery "
local function refuse(name, value, wanted)
    return error(
        (((("facts.start: " .. name) .. " is ") .. tostring(value)) .. ", and is to be ") .. wanted,
        0
    )
end
local function check(where, settings, known)
    if type(settings) ~= "table" then
        error(
            ((("facts.start: " .. where) .. "s are ") .. type(settings)) .. ", and are to be a table",
            0
        )
    end
    for name in pairs(settings) do
        if (string.find(
            known,
            (" " .. tostring(name)) .. " ",
            1,
            true
        )) == nil then
            error(
                ((((("facts.start: there is no " .. where) .. " \"") .. tostring(name)) .. "\":") .. string.sub(known, 1, -2)) .. " are",
                0
            )
        end
    end
end
local function number(name, value, usual, least, most)
    local ____value_0 = value
    if ____value_0 == nil then
        ____value_0 = usual
    end
    local n = ____value_0
    if type(n) ~= "number" or not (n >= least and n <= most) then
        refuse(
            name,
            value,
            (("a number from " .. tostring(least)) .. " to ") .. tostring(most)
        )
    end
    return n
end
local function text(name, value)
    if value == nil then
        return nil
    end
    if type(value) ~= "string" or (string.find(value, "^[^%c]+$")) == nil then
        refuse(name, value, "a string that can be printed")
    end
    return value
end
local function configure(shell, settings)
    check("setting", settings, SETTINGS)
    local server = text("server", settings.server)
    if server == nil or (string.find(server, "^wss?://.")) == nil then
        refuse("server", settings.server, "a URL, \"ws://host:8675/client\"")
    end
    local buffer = settings.buffer or ({})
    check("buffer setting", buffer, BUFFER)
    local name = text("buffer.file", buffer.file)
    if name ~= nil and #name > 27 then
        refuse("buffer.file", name, "a name of at most 27 bytes")
    end
    if settings.onGiveUp ~= nil and type(settings.onGiveUp) ~= "function" then
        refuse("onGiveUp", settings.onGiveUp, "a function")
    end
    local ____use_result_1 = use("facts.busy.json")
    local quoted = ____use_result_1.quoted
    local place = ""
    for ____, ____value in ipairs({{"region", "region", settings.region}, {"zone", "zone", settings.zone}, {"datacenter", "dataCenter", settings.dataCenter}}) do
        local key = ____value[1]
        local what = ____value[2]
        local given = ____value[3]
        do
            local __continue16
            repeat
                local value = text(what, given)
                if value == nil then
                    __continue16 = true
                    break
                end
                if #value > 64 or (string.find(value, "\\", 1, true)) ~= nil then
                    refuse(what, value, "at most 64 bytes without backslashes")
                end
                place = place .. ((",\"" .. key) .. "\":") .. quoted(value)
                __continue16 = true
            until true
            if not __continue16 then
                break
            end
        end
    end
    local function ticks(what, value, usual)
        return math.floor(number(
            what,
            value,
            usual,
            1,
            1000000
        ) * 10)
    end
    local token = text("token", settings.token)
    local interval, period = ticks("connectInterval", settings.connectInterval, 5), ticks("connectPeriod", settings.connectPeriod, 900)
    local records = math.floor(number(
        "buffer.records",
        buffer.records,
        100,
        1,
        10000
    ))
    local bytes = math.floor(number(
        "buffer.bytes",
        buffer.bytes,
        4096,
        100,
        65535
    ))
    shell[57] = ticks("buffer.spillEvery", buffer.spillEvery, 300)
    shell[37] = server
    shell[38] = place
    shell[39] = token
    shell[40] = interval
    shell[41] = period
    shell[18] = records
    shell[19] = bytes
    shell[56] = name
    shell[42] = settings.onGiveUp
end
function ____exports.start(shell, settings)
    if shell[1].started then
        return
    end
    configure(shell, settings or ({}))
    return use("facts.start", true).start(shell)
end
return ____exports

-- Made from src/gossip/shell/config.ts by npm run build: change it there.
local ____exports = {}
local ____whole = require("lib.busy.whole")
local whole = ____whole.whole
local ____modules = require("lib.modules")
local use = ____modules.use
local RANGES = {
    roundInterval = {1, 6870947},
    comPort = {1, 65535},
    maxMembers = {2, 5000},
    maxData = {0, 1200},
    maxDataTotal = {0, 65535},
    forgetAfter = {4, 700}
}
local PRESETS = {home = {maxMembers = 30, maxDataTotal = 3072, forgetAfter = 60}, building = {maxMembers = 256, maxDataTotal = 2048, forgetAfter = 60}, campus = {maxMembers = 1024, maxDataTotal = 1024, forgetAfter = 30}}
local function seedsOf(given, say)
    local ____use_result_0 = use("lib.ipv4", true)
    local isAddress = ____use_result_0.isAddress
    local seeds = {}
    local listed = {}
    for ____, seed in ipairs(given) do
        if not isAddress(seed) then
            say(("seedList holds \"" .. tostring(seed)) .. "\", which is no IPv4 address: left out")
        elseif not (listed[seed] ~= nil) then
            listed[seed] = true
            table.insert(seeds, seed)
        end
    end
    return seeds
end
function ____exports.setConfig(shell, given)
    local ____shell__1_1 = shell[1]
    local config = ____shell__1_1.config
    local timer = ____shell__1_1.timer
    local before = config.roundInterval
    local function say(problem)
        return config.debugOutput("gossip.setConfig: " .. problem)
    end
    if type(given) ~= "table" then
        say("a table is needed, not " .. type(given))
        return
    end
    local target = config
    local function set(key, value)
        local name = tostring(key)
        local range = RANGES[name]
        local kind = type(target[key])
        if kind == "nil" then
            say(("there is no \"" .. name) .. "\"")
        elseif type(value) ~= kind then
            say((((("\"" .. name) .. "\" must be a ") .. kind) .. ", not a ") .. type(value))
        elseif key == "seedList" then
            config.seedList = seedsOf(value, say)
        elseif range == nil then
            target[key] = value
        else
            local n = whole(value, range[2])
            if n ~= nil and n >= range[1] then
                target[key] = n
            else
                say((((("\"" .. name) .. "\" must be a whole number from ") .. tostring(range[1])) .. " to ") .. tostring(range[2]))
            end
        end
    end
    local settings = given
    local preset = settings.preset
    if preset ~= nil then
        local values = PRESETS[tostring(preset)]
        if values == nil then
            say(("there is no preset \"" .. tostring(preset)) .. "\": home, building, campus")
        else
            for key, value in pairs(values) do
                target[key] = value
            end
        end
    end
    for key, value in pairs(settings) do
        if key ~= "preset" then
            set(key, value)
        end
    end
    if config.roundInterval ~= before then
        if timer ~= nil then
            timer:interval(use("gossip.shell.pace", true).pace(shell))
        end
    end
    if shell[3] then
        use("lib.watch", true).watch(shell[15], config.roundInterval)
    end
end
return ____exports

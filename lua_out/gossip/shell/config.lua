-- Made from src/gossip/shell/config.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local whole = ____entry.whole
local RANGES = {
    roundInterval = {1, 6870947},
    comPort = {1, 65535},
    maxMembers = {2, 65535},
    maxData = {0, 1200},
    forgetAfter = {1, 65535}
}
local function setSeeds(shell, given, say)
    local ____shell_0 = shell
    local fleet = ____shell_0.fleet
    local ____use_result_1 = use("lib.ipv4", true)
    local isAddress = ____use_result_1.isAddress
    local contacts = {}
    local listed = {}
    for ____, seed in ipairs(given) do
        if not isAddress(seed) then
            say(("seedList holds \"" .. tostring(seed)) .. "\", which is no IPv4 address: left out")
        elseif not (listed[seed] ~= nil) then
            listed[seed] = true
            table.insert(contacts, seed)
        end
    end
    fleet.seeds = #contacts
    for ip in pairs(fleet.state) do
        if ip ~= fleet.own and not (listed[ip] ~= nil) then
            table.insert(contacts, ip)
        end
    end
    fleet.contacts = contacts
    fleet.cursor = 0
    shell.gossip.config.seedList = contacts
end
function ____exports.setConfig(shell, given)
    local ____shell_gossip_2 = shell.gossip
    local config = ____shell_gossip_2.config
    local timer = ____shell_gossip_2.timer
    local ____config_3 = config
    local roundInterval = ____config_3.roundInterval
    local function say(problem)
        return config.debugOutput("gossip.setConfig: " .. problem)
    end
    if type(given) ~= "table" then
        say("a table is needed, not " .. type(given))
        return
    end
    local target = config
    local byHand = config.seedList
    config.seedList = shell.fleet.contacts
    local function set(key, value)
        local name = tostring(key)
        local range = RANGES[name]
        local kind = type(target[key])
        if kind == "nil" then
            say(("there is no \"" .. name) .. "\"")
        elseif type(value) ~= kind then
            say((((("\"" .. name) .. "\" must be a ") .. kind) .. ", not a ") .. type(value))
        elseif key == "seedList" then
            setSeeds(shell, value, say)
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
    if byHand ~= config.seedList then
        set("seedList", byHand)
    end
    for key, value in pairs(given) do
        set(key, value)
    end
    if config.roundInterval ~= roundInterval then
        if timer ~= nil then
            timer:interval(config.roundInterval)
        end
    end
end
return ____exports

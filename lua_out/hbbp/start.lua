-- Made from src/hbbp/start.ts by npm run build: change it there.
local ____exports = {}
local listen, release
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function listen(shell)
    local socket = net.createUDPSocket()
    shell[1].socket = socket
    socket:listen(shell[1].port)
    socket:on("receive", shell[5])
end
function release(shell)
    local socket = shell[1].socket
    shell[1].socket = nil
    if socket ~= nil then
        pcall(function() return socket:close() end)
    end
end
function ____exports.addressed(shell, ip)
    local hbbp = shell[1]
    local group = hbbp.group
    if group ~= nil and hbbp.ip ~= nil then
        net.multicastLeave("any", group)
    end
    hbbp.ip = nil
    if ip == nil then
        return
    end
    local ready, problem = pcall(function()
        if hbbp.socket == nil then
            listen(shell)
        end
        if group ~= nil then
            net.multicastJoin(ip, group)
        end
    end)
    if not ready then
        release(shell)
        error(problem, 0)
    end
    shell[3] = group or wifi.sta.getbroadcast() or "255.255.255.255"
    hbbp.ip = ip
end
function ____exports.stop(shell)
    if not shell[1].started then
        return
    end
    use("lib.watch", true).unwatch(shell[6])
    pcall(____exports.addressed, shell, nil)
    release(shell)
    shell[1].started = false
end
local LOOK = 10000
local function isGroup(value)
    if type(value) ~= "string" then
        return false
    end
    local first, rest = string.match(value, "^(%d+)(%..+)$")
    local number = tonumber(first)
    return number ~= nil and number > 223 and number < 240 and use("lib.ipv4", true).isAddress("10" .. tostring(rest))
end
local function check(settings)
    if type(settings) ~= "table" then
        error(
            ("hbbp.start: settings are " .. type(settings)) .. ", and are to be a table, or nil",
            0
        )
    end
    for name, value in pairs(settings) do
        if name == "port" then
            local port = value
            if type(port) ~= "number" or port < 1 or port > 65535 or port ~= math.floor(port) then
                error(
                    ((("hbbp.start: port is the " .. type(port)) .. " ") .. tostring(port)) .. ", and is to be a whole number from 1 to 65535",
                    0
                )
            end
        elseif name ~= "group" then
            error(
                ("hbbp.start: there is no setting \"" .. tostring(name)) .. "\": port and group are",
                0
            )
        elseif not isGroup(value) then
            error(
                ("hbbp.start: group is " .. tostring(value)) .. ", and is to be an address from 224.0.0.0 to 239.255.255.255",
                0
            )
        end
    end
end
function ____exports.start(shell, settings)
    local hbbp = shell[1]
    if hbbp.started then
        return
    end
    check(settings or ({}))
    hbbp.port = settings and settings.port or 4950
    hbbp.group = settings and settings.group
    if shell[6] == nil then
        shell[6] = guard(
            shell[4],
            function(ip) return use("hbbp.start", true).addressed(shell, ip) end
        )
    end
    local ip = use("lib.watch", true).watch(shell[6], LOOK)
    hbbp.started = true
    local begun, problem = pcall(____exports.addressed, shell, ip)
    if begun then
        return
    end
    ____exports.stop(shell)
    error(problem, 0)
end
return ____exports

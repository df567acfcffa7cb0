-- Made from src/hbbp/start.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.addressed(shell, ip)
    local hbbp = shell[1]
    use("lib.endpoint", true).moveTo(hbbp, ip, shell[5])
    if ip ~= nil then
        shell[3] = hbbp.group or wifi.sta.getbroadcast() or "255.255.255.255"
    end
end
function ____exports.stop(shell)
    if not shell[1].started then
        return
    end
    use("lib.watch", true).unwatch(shell[6])
    pcall(____exports.addressed, shell, nil)
    use("lib.endpoint", true).release(shell[1])
    shell[1].started = false
end
local LOOK = 10000
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
        elseif not use("lib.endpoint", true).isGroup(value) then
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

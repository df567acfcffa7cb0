-- Made from src/gossip/commands.ts by npm run build: change it there.
local ____exports = {}
local safeFile, write, close, release, REVISION_FILE
local ____address = require("lib.address")
local unwatch = ____address.unwatch
local watch = ____address.watch
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local whole = ____entry.whole
function safeFile()
    return use("lib.safe_file", true)
end
function write(shell, revision)
    if not safeFile().save(
        REVISION_FILE,
        string.format("%d", revision)
    ) then
        shell.report(REVISION_FILE .. " could not be written (flash full?)")
    end
end
function ____exports.saveRevision(shell)
    write(shell, shell.fleet.state[shell.fleet.own].revision)
    shell.fleet.unsaved = false
end
function close(socket)
    socket:close()
end
function release(gossip)
    if gossip.socket ~= nil then
        pcall(close, gossip.socket)
    end
    local ____opt_0 = gossip.timer
    if ____opt_0 ~= nil then
        ____opt_0:unregister()
    end
    gossip.socket = nil
    gossip.inboundSocket = nil
    gossip.timer = nil
    gossip.started = false
end
function ____exports.stop(shell)
    local ____shell_6 = shell
    local fleet = ____shell_6.fleet
    local gossip = ____shell_6.gossip
    if fleet.wanted then
        unwatch(shell.onAddress)
    end
    release(gossip)
    fleet.wanted = false
    if fleet.unsaved then
        pcall(____exports.saveRevision, shell)
    end
end
REVISION_FILE = "gossip/rev.dat"
local function settle(shell, ip)
    return use("gossip.members", true).settle(shell.fleet, shell.gossip.config, ip)
end
local function nextRevision()
    local last = whole(
        tonumber(safeFile().load(REVISION_FILE) or ""),
        2147483647 - 1
    )
    return last == nil and 0 or last + 1
end
local function begin(shell, ip)
    local ____shell_2 = shell
    local gossip = ____shell_2.gossip
    local ____gossip_3 = gossip
    local config = ____gossip_3.config
    local socket = net.createUDPSocket()
    gossip.socket = socket
    socket:listen(config.comPort)
    socket:on("receive", shell.onReceive)
    gossip.inboundSocket = socket
    local own = settle(shell, ip)
    own.revision = nextRevision()
    own.heartbeat = tmr.time()
    ____exports.saveRevision(shell)
    gossip.timer = tmr.create()
    gossip.timer:alarm(config.roundInterval, tmr.ALARM_AUTO, shell.onRound)
    gossip.started = true
    shell.log((("gossip: started at " .. ip) .. ", revision ") .. tostring(own.revision))
end
function ____exports.addressed(shell, ip)
    local ____shell_4 = shell
    local gossip = ____shell_4.gossip
    shell.fleet.online = ip ~= nil
    if ip == nil then
        shell.log("gossip: no address, waiting for Wi-Fi")
        return
    end
    if not gossip.started then
        local begun, problem = pcall(begin, shell, ip)
        if not begun then
            release(gossip)
            error(problem, 0)
        end
    elseif ip ~= gossip.ip then
        shell.log((("gossip: moved from " .. tostring(gossip.ip)) .. " to ") .. ip)
        settle(shell, ip)
    end
    gossip.ip = ip
    shell.sendSyn()
end
function ____exports.start(shell)
    if shell.fleet.wanted then
        shell.log("gossip: already started")
        return
    end
    use("lib.needs", true).needs(
        "gossip",
        "net",
        "file",
        "tmr",
        "wifi",
        "node",
        "sjson"
    )
    local ____shell_5 = shell
    local gossip = ____shell_5.gossip
    _G.getNetworkState = function() return print(gossip.getNetworkState()) end
    shell.fleet.wanted = true
    local begun, problem = pcall(
        ____exports.addressed,
        shell,
        watch(shell.onAddress, gossip.config.roundInterval)
    )
    if begun then
        return
    end
    ____exports.stop(shell)
    error(problem, 0)
end
function ____exports.setConfig(shell, given)
    use("gossip.config", true).setConfig(shell, given)
end
function ____exports.setRevFileValue(shell, revision)
    local n = whole(revision, 2147483647 - 1)
    if n == nil then
        shell.log("gossip: please give a whole number from 0 as revision")
    else
        write(shell, n)
    end
end
return ____exports

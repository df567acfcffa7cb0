-- Made from src/gossip/shell/arrival.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function settle(shell, ip)
    return use("gossip.members", true).settle(shell.fleet, shell.gossip.config, ip)
end
local function close(socket)
    socket:close()
end
function ____exports.release(shell)
    local ____shell_0 = shell
    local gossip = ____shell_0.gossip
    if gossip.socket ~= nil then
        pcall(close, gossip.socket)
    end
    local ____opt_1 = gossip.timer
    if ____opt_1 ~= nil then
        ____opt_1:unregister()
    end
    gossip.socket = nil
    gossip.inboundSocket = nil
    gossip.timer = nil
    gossip.started = false
end
local function begin(shell, ip)
    local ____shell_3 = shell
    local gossip = ____shell_3.gossip
    local ____gossip_4 = gossip
    local config = ____gossip_4.config
    local socket = net.createUDPSocket()
    gossip.socket = socket
    socket:listen(config.comPort)
    socket:on("receive", shell.onReceive)
    gossip.inboundSocket = socket
    local own = settle(shell, ip)
    local revision = use("gossip.shell.revision", true)
    own.revision = revision.following()
    own.heartbeat = tmr.time()
    revision.save(shell)
    gossip.timer = tmr.create()
    gossip.timer:alarm(config.roundInterval, tmr.ALARM_AUTO, shell.onRound)
    gossip.started = true
    shell.log("gossip: started at %s, revision %d", ip, own.revision)
end
function ____exports.addressed(shell, ip)
    local ____shell_5 = shell
    local fleet = ____shell_5.fleet
    local gossip = ____shell_5.gossip
    fleet.online = ip ~= nil
    if ip == nil then
        shell.log("gossip: no address, waiting for Wi-Fi")
        return
    end
    if not gossip.started then
        local begun, problem = pcall(begin, shell, ip)
        if not begun then
            ____exports.release(shell)
            error(problem, 0)
        end
    elseif ip ~= gossip.ip then
        shell.log("gossip: moved from %s to %s", gossip.ip, ip)
        settle(shell, ip)
    end
    gossip.ip = ip
    shell.sendSyn()
end
return ____exports

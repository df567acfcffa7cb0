-- Made from src/gossip/shell/arrival.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____table = require("gossip.table")
local find = ____table.find
local function close(socket)
    socket:close()
end
function ____exports.release(shell)
    local gossip = shell[1]
    if gossip.socket ~= nil then
        pcall(close, gossip.socket)
    end
    local ____opt_0 = gossip.timer
    if ____opt_0 ~= nil then
        ____opt_0:unregister()
    end
    gossip.socket = nil
    gossip.timer = nil
    gossip.started = false
end
function ____exports.pace(shell)
    local interval = shell[1].config.roundInterval
    local tick = math.min(
        math.max(
            math.floor(interval / 32),
            75
        ),
        interval
    )
    shell[2][15] = math.floor(interval / tick)
    return tick
end
local function begin(shell, ip)
    local gossip = shell[1]
    local socket = net.createUDPSocket()
    gossip.socket = socket
    socket:listen(gossip.config.comPort)
    socket:on("receive", shell[13])
    local core = shell[2]
    use("gossip.create", true).prepare(core)
    core[11] = shell[11](ip)
    core[12] = use("gossip.shell.revision", true).begin(shell)
    gossip.timer = tmr.create()
    gossip.timer:alarm(
        ____exports.pace(shell),
        tmr.ALARM_AUTO,
        shell[12]
    )
    gossip.started = true
    shell[8]("gossip: started at %s", ip)
end
local function move(shell, ip)
    local core = shell[2]
    local data = shell[7]
    local mine = find(core[1], core[11])
    core[13] = core[11]
    core[11] = shell[11](ip)
    core[12] = numberAt(mine, 5)
    local text = data and data[core[13]]
    if text ~= nil then
        data[core[11]] = text
    end
end
function ____exports.addressed(shell, ip)
    local core = shell[2]
    local gossip = shell[1]
    local left = gossip.ip
    gossip.ip = ip
    if ip == nil then
        shell[8]("gossip: no address, waiting for Wi-Fi")
        return
    end
    shell[6] = wifi.sta.getbroadcast() or "255.255.255.255"
    if not gossip.started then
        local begun, problem = pcall(begin, shell, ip)
        if not begun then
            ____exports.release(shell)
            gossip.ip = nil
            error(problem, 0)
        end
    else
        local before = shell[10](core[11])
        if ip ~= before then
            shell[8]("gossip: moved from %s to %s", before, ip)
            move(shell, ip)
        end
    end
    if left ~= ip then
        node.task.post(shell[12])
    end
end
return ____exports

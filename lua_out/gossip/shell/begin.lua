-- Made from src/gossip/shell/begin.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.listen(shell)
    local socket = net.createUDPSocket()
    shell[1].socket = socket
    socket:listen(shell[1].config.comPort)
    socket:on("receive", shell[13])
end
function ____exports.begin(shell, ip, revision)
    local core = shell[2]
    local gossip = shell[1]
    use("gossip.create", true).prepare(core)
    core[11] = shell[11](ip)
    core[12] = revision
    gossip.timer = tmr.create()
    gossip.timer:alarm(
        use("gossip.shell.pace", true).pace(shell),
        tmr.ALARM_AUTO,
        shell[12]
    )
    gossip.started = true
    shell[8]("gossip: started at %s", ip)
end
return ____exports

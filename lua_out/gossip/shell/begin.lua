-- Made from src/gossip/shell/begin.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.listen(shell)
    local socket = net.createUDPSocket()
    shell[1].socket = socket
    socket:listen(shell[1].config.comPort)
    socket:on("receive", shell[14])
end
local function share(shell, text)
    local function say(problem)
        return use("gossip.busy.report").report(shell, problem)
    end
    guard(
        say,
        use("gossip.data.push", true).share
    )(shell, text)
end
function ____exports.begin(shell, ip, revision)
    local core = shell[2]
    local gossip = shell[1]
    use("gossip.create", true).prepare(core)
    core[11] = shell[12](ip)
    core[12] = revision
    gossip.timer = tmr.create()
    gossip.timer:alarm(
        use("gossip.shell.pace", true).pace(shell),
        tmr.ALARM_AUTO,
        shell[13]
    )
    gossip.started = true
    local early = shell[4]
    shell[4] = nil
    if early ~= nil then
        node.task.post(function() return share(shell, early) end)
    end
    shell[10]("gossip: started at %s", ip)
end
return ____exports

-- Made from src/gossip/shell/start.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local function arrival()
    return use("gossip.shell.arrival", true)
end
function ____exports.start(shell)
    if shell[3] then
        shell[10]("gossip: already started")
        return
    end
    use("gossip.shell.globals", true).define(shell)
    local function say(problem)
        return use("gossip.busy.report").report(shell, problem)
    end
    if shell[15] == nil then
        shell[15] = guard(
            say,
            function(ip) return arrival().addressed(shell, ip) end
        )
    end
    shell[3] = true
    local ip = use("lib.watch", true).watch(shell[15], shell[1].config.roundInterval)
    local begun, problem = pcall(
        arrival().addressed,
        shell,
        ip
    )
    if begun then
        return
    end
    use("gossip.shell.stop", true).stop(shell)
    error(problem, 0)
end
return ____exports

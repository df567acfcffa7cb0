-- Made from src/alfred/start.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local LOOK = 10000
function ____exports.addressed(shell, ip)
    use("lib.endpoint", true).moveTo(shell[1], ip, shell[31])
end
function ____exports.start(shell)
    if shell[32] == nil then
        shell[32] = guard(
            shell[28],
            function(ip)
                if shell[1].started then
                    use("alfred.start", true).addressed(shell, ip)
                end
            end
        )
    end
    local onAddress = shell[32]
    local begun, problem = pcall(function()
        ____exports.addressed(
            shell,
            use("lib.watch", true).watch(onAddress, LOOK)
        )
        shell[20] = math.ceil(shell[4])
        shell[21] = node.random(1, shell[20])
        shell[23] = tmr.create()
        local interval = math.floor(1000 * shell[4] / shell[20])
        shell[23]:alarm(
            math.max(interval, 1),
            tmr.ALARM_AUTO,
            shell[30]
        )
    end)
    shell[1].started = begun
    if begun then
        return
    end
    use("alfred.stop", true).halt(shell)
    return error(problem, 0)
end
return ____exports

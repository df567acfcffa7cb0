-- Made from src/gossip/shell/stop.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.stop(shell)
    local gossip = shell[1]
    if shell[3] then
        use("lib.watch", true).unwatch(shell[15])
    end
    if gossip.started and gossip.ip ~= nil then
        pcall(function() return use("gossip.shell.leave", true).goodbye(shell) end)
    end
    use("gossip.shell.release", true).release(shell)
    gossip.ip = nil
    shell[3] = false
    shell[4] = nil
    if shell[2][28] then
        pcall(
            use("gossip.shell.revision", true).save,
            shell
        )
    end
end
return ____exports

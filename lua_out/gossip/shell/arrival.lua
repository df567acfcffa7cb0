-- Made from src/gossip/shell/arrival.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function begin(shell, ip)
    use("gossip.shell.begin", true).listen(shell)
    local revision = use("gossip.shell.revision", true).begin(shell)
    use("gossip.shell.begin", true).begin(shell, ip, revision)
end
function ____exports.addressed(shell, ip)
    local core = shell[2]
    local gossip = shell[1]
    local left = gossip.ip
    gossip.ip = ip
    if ip == nil then
        shell[10]("gossip: no address, waiting for Wi-Fi")
        return
    end
    shell[7] = wifi.sta.getbroadcast() or "255.255.255.255"
    if not gossip.started then
        local begun, problem = pcall(begin, shell, ip)
        if not begun then
            use("gossip.shell.release", true).release(shell)
            gossip.ip = nil
            error(problem, 0)
        end
    else
        local before = shell[11](core[11])
        if ip ~= before then
            shell[10]("gossip: moved from %s to %s", before, ip)
            use("gossip.shell.move", true).move(shell, ip)
        end
    end
    if left ~= ip then
        node.task.post(shell[13])
    end
end
return ____exports

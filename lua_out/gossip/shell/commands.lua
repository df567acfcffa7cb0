-- Made from src/gossip/shell/commands.ts by npm run build: change it there.
local ____exports = {}
local address, arrival
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local whole = ____entry.whole
function address()
    return use("lib.address")
end
function arrival()
    return use("gossip.shell.arrival", true)
end
function ____exports.stop(shell)
    local ____shell_1 = shell
    local fleet = ____shell_1.fleet
    if fleet.wanted then
        address().unwatch(shell.onAddress)
    end
    arrival().release(shell)
    fleet.wanted = false
    if fleet.unsaved then
        pcall(
            use("gossip.shell.revision", true).save,
            shell
        )
    end
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
    local ____shell_0 = shell
    local gossip = ____shell_0.gossip
    _G.getNetworkState = function() return print(gossip.getNetworkState()) end
    shell.fleet.wanted = true
    local ip = address().watch(shell.onAddress, gossip.config.roundInterval)
    local begun, problem = pcall(
        arrival().addressed,
        shell,
        ip
    )
    if begun then
        return
    end
    ____exports.stop(shell)
    error(problem, 0)
end
function ____exports.setConfig(shell, given)
    use("gossip.shell.config", true).setConfig(shell, given)
    if shell.fleet.wanted then
        address().watch(shell.onAddress, shell.gossip.config.roundInterval)
    end
end
function ____exports.setRevFileValue(shell, revision)
    local n = whole(revision, 2147483647 - 1)
    if n == nil then
        shell.log("gossip: please give a whole number from 0 as revision")
    else
        use("gossip.shell.revision", true).write(shell, n)
    end
end
return ____exports

-- Made from src/facts/busy/greeted.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____records = require("facts.busy.records")
local put = ____records.put
function ____exports.greeted(shell)
    local ____shell__1_0 = shell[1]
    local stats = ____shell__1_0.stats
    shell[43] = 4
    shell[45] = 0
    shell[46] = -1
    shell[47] = false
    shell[15] = 0
    shell[52] = 0
    shell[53] = shell[2]
    stats.connections = stats.connections + 1
    put(
        shell,
        5,
        use("facts.busy.sys_info").sysInfo(shell)
    )
    if stats.lost == shell[19] then
        return
    end
    local fields = {}
    fields.dropped = stats.lost
    fields.buffered = #shell[13]
    use("facts.busy.own").tell(shell, "facts", fields)
    shell[19] = stats.lost
end
return ____exports

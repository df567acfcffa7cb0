-- Made from src/gossip/busy/report.ts by npm run build: change it there.
local ____exports = {}
function ____exports.report(shell, problem)
    local ____shell__1_0 = shell[1]
    local config = ____shell__1_0.config
    local stats = ____shell__1_0.stats
    stats.errors = stats.errors + 1
    config.debugOutput("gossip: " .. problem)
end
return ____exports

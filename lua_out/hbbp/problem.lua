-- Made from src/hbbp/problem.ts by npm run build: change it there.
local ____exports = {}
function ____exports.tell(shell, problem)
    local ____shell__1_0 = shell[1]
    local stats = ____shell__1_0.stats
    if (string.find(problem, "not enough memory", 1, true)) == nil then
        stats.errors = stats.errors + 1
        print("hbbp: " .. problem)
    else
        stats.dropped.memory = (stats.dropped.memory or 0) + 1
    end
end
return ____exports

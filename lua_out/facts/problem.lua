-- Made from src/facts/problem.ts by npm run build: change it there.
local ____exports = {}
function ____exports.tell(shell, problem)
    if (string.find(problem, "not enough memory", 1, true)) == nil then
        local ____shell__1_stats_0, ____errors_1 = shell[1].stats, "errors"
        ____shell__1_stats_0[____errors_1] = ____shell__1_stats_0[____errors_1] + 1
        print("facts: " .. problem)
    else
        if shell[1].stats.dropped.memory == nil then
            print("facts: the heap is too short; what that costs is counted in facts.stats.dropped.memory")
        end
        shell[12]("memory")
    end
end
return ____exports

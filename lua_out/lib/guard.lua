-- Made from src/lib/guard.ts by npm run build: change it there.
local ____exports = {}
function ____exports.guard(report, fn)
    return function(...)
        local ok, problem = pcall(fn, ...)
        if not ok then
            pcall(
                report,
                tostring(problem)
            )
        end
        return ok
    end
end
return ____exports

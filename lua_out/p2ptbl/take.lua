-- Made from src/p2ptbl/take.ts by npm run build: change it there.
local ____exports = {}
local ____inflate = require("lib.gzip.busy.inflate")
local inflate = ____inflate.inflate
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local BUDGET = 24
function ____exports.take(shell, state, payload)
    local inflating = inflate(payload, state[9])
    return function()
        local fine, parts = pcall(inflating.step, BUDGET)
        if not fine then
            local problem = tostring(parts)
            if (string.find(problem, "gzip: ", 1, true)) ~= 1 then
                error(problem, 0)
            end
            shell[12]("gzip")
            return true
        end
        if parts == nil then
            return false
        end
        shell[5] = function()
            letGo(20480)
            shell[5] = use("p2ptbl.merge", true).merge(shell, state, parts)
            return false
        end
        return false
    end
end
return ____exports

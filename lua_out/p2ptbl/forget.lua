-- Made from src/p2ptbl/forget.ts by npm run build: change it there.
local ____exports = {}
local ____rows = require("p2ptbl.busy.rows")
local put = ____rows.put
function ____exports.forget(shell, now)
    for ____, state in pairs(shell[3]) do
        for key, since in pairs(state[11]) do
            if now - since >= state[6] then
                put(state[2], key)
                state[11][key] = nil
                if state[12] == nil then
                    state[12] = now
                end
            end
        end
    end
end
return ____exports

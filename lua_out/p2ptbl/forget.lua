-- Made from src/p2ptbl/forget.ts by npm run build: change it there.
local ____exports = {}
local ____rows = require("p2ptbl.busy.rows")
local find = ____rows.find
local put = ____rows.put
function ____exports.forget(shell, now)
    for ____, state in pairs(shell[3]) do
        for key, since in pairs(state[11]) do
            if now - since < 0 then
                state[11][key] = now
            elseif now - since >= state[6] then
                if (string.find(
                    find(state[2], key) or "",
                    "^[^\t]*\t[^\t]*\t$"
                )) ~= nil then
                    put(state[2], key)
                    if state[12] == nil then
                        state[12] = now + state[5]
                    end
                end
                state[11][key] = nil
            end
        end
    end
end
return ____exports

-- Made from src/p2ptbl/busy/heard.ts by npm run build: change it there.
local ____exports = {}
local ____field = require("p2ptbl.busy.field")
local told = ____field.told
local ____pace = require("p2ptbl.busy.pace")
local differs = ____pace.differs
function ____exports.heard(shell, payload, key)
    local state = shell[3][string.sub(key, 8)]
    if state == nil or not state[10] then
        return
    end
    local stats = shell[1].stats
    stats.heard = stats.heard + 1
    if payload == nil or payload == "" then
        shell[12]("empty")
        return
    end
    local digest = told(payload)
    local mine = state[2][5] or ""
    if digest ~= nil and mine ~= "" then
        if digest ~= mine then
            differs(shell, state)
        else
            state[16] = state[16] + 1
            stats.same = stats.same + 1
            if node.random(1, 16) > 1 then
                return
            end
        end
    end
    local one = {state, payload}
    if #shell[4] >= 2 then
        shell[12]("busy")
    else
        table.insert(shell[4], one)
    end
    shell[9]()
end
return ____exports

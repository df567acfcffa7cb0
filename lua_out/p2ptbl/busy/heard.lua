-- Made from src/p2ptbl/busy/heard.ts by npm run build: change it there.
local ____exports = {}
local ____field = require("p2ptbl.busy.field")
local told = ____field.told
local ____pace = require("p2ptbl.busy.pace")
local differs = ____pace.differs
function ____exports.heard(shell, payload, key)
    local state = shell.tables[string.sub(key, 8)]
    if state == nil or not state[10] then
        return
    end
    local stats = shell.p2ptbl.stats
    stats.heard = stats.heard + 1
    if payload == nil or payload == "" then
        shell.drop("empty")
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
    if #shell.waiting >= 2 then
        shell.drop("busy")
    else
        table.insert(shell.waiting, {state = state, payload = payload})
    end
    shell.wake()
end
return ____exports

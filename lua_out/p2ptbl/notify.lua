-- Made from src/p2ptbl/notify.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____fields = require("p2ptbl.busy.fields")
local listOf = ____fields.listOf
local ____rows = require("p2ptbl.busy.rows")
local find = ____rows.find
function ____exports.notify(shell, state)
    local changed = state[23]
    for _ = 1, #changed do
        local fields = listOf(find(state[2], changed[1]))
        local key = table.remove(changed, 1)
        local listener = state[22]
        if listener ~= nil then
            guard(shell[13], listener)(key, fields)
        end
    end
    if #changed > 0 then
        shell[10](function() return shell[11](state) end)
    end
end
return ____exports

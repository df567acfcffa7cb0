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
    state[23] = {}
    for ____, key in ipairs(changed) do
        local listener = state[22]
        if listener ~= nil then
            guard(shell[12], listener)(
                key,
                listOf(find(state[2], key))
            )
        end
    end
end
return ____exports

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
    local listener = state[22]
    state[23] = {}
    if listener == nil then
        return
    end
    for ____, key in ipairs(changed) do
        guard(shell[12], listener)(
            key,
            listOf(find(state[2], key))
        )
    end
end
return ____exports

-- Made from src/p2ptbl/busy/apply.ts by npm run build: change it there.
local ____exports = {}
local ____row = require("p2ptbl.busy.row")
local fieldsOf = ____row.fieldsOf
local isGarbled = ____row.isGarbled
local wins = ____row.wins
local ____rows = require("p2ptbl.busy.rows")
local find = ____rows.find
local put = ____rows.put
function ____exports.apply(state, key, version, row, mine)
    local rows = state[2]
    local held = find(rows, key)
    if held ~= nil and not wins(version, row, held) then
        if held == row then
            return "same"
        end
        if fieldsOf(held) == "" then
            state[11][key] = tmr.time()
        end
        return "older"
    end
    local fields = fieldsOf(row)
    if state[3] and isGarbled(key, fields) then
        return "garbled"
    end
    local gone = fields == ""
    local more = #row - (held == nil and -1 or #held)
    if held == nil and rows[2] >= state[7] then
        return "full"
    end
    local most = state[9] + (mine and 19 * rows[2] or 0)
    if not gone or held == nil and not mine then
        if #row > state[8] or rows[3] + more > most then
            return "full"
        end
    end
    if gone then
        state[11][key] = tmr.time()
    end
    put(rows, key, row)
    if not gone then
        state[11][key] = nil
    end
    return "new"
end
return ____exports

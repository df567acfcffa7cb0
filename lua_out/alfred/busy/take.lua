-- Made from src/alfred/busy/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____over = require("alfred.busy.over")
local isOver = ____over.isOver
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local tail = ____record.tail
local ____records = require("alfred.busy.records")
local get = ____records.get
local put = ____records.put
local ____string_0 = string
local sub = ____string_0.sub
local FIRST = 3
function ____exports.take(shell, record, mark, asked)
    local now = tmr.time()
    local key = sub(record, 1, 7)
    if get(shell[11], key) ~= nil then
        return false
    end
    local heard, gone = shell[12], shell[13]
    local before = get(heard, key)
    if before ~= nil then
        local age, was = ageOf(before, now)
        if mark < was and age < FIRST * shell[4] then
            return false
        end
    end
    local ____temp_1
    if before == nil then
        ____temp_1 = get(gone, key)
    else
        ____temp_1 = nil
    end
    local grave = ____temp_1
    if grave ~= nil then
        if mark ~= 2 and not asked and use("alfred.busy.grave").isHeld(shell, record, grave, now) then
            local ____shell__1_stats_2, ____held_3 = shell[1].stats, "held"
            ____shell__1_stats_2[____held_3] = ____shell__1_stats_2[____held_3] + 1
            return true
        end
        put(gone, key)
    end
    local more = #record + 4 - (before == nil and 0 or #before)
    local records = before == nil and 1 or 0
    local over = isOver(shell, records, more)
    local out
    if over then
        out = use("alfred.busy.room").room(shell, records, more, key)
        if out == nil then
            shell[27]("full")
            return true
        end
    end
    put(
        heard,
        key,
        record .. tail(now, mark)
    )
    if shell[26] == nil and shell[25] == nil then
        return over
    end
    if out ~= nil then
        use("alfred.busy.room").tellGone(shell, out)
    end
    if before == nil then
        use("alfred.busy.tell").tell(shell, "added", record)
    elseif sub(before, 1, -4 - 1) ~= record then
        use("alfred.busy.tell").tell(shell, "changed", record)
    end
    return over
end
return ____exports

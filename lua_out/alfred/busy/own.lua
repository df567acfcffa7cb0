-- Made from src/alfred/busy/own.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____over = require("alfred.busy.over")
local isOver = ____over.isOver
local ____record = require("alfred.busy.record")
local tail = ____record.tail
local ____records = require("alfred.busy.records")
local get = ____records.get
local put = ____records.put
local function tell(shell, kind, record)
    if shell[26] ~= nil then
        use("alfred.busy.tell").tell(shell, kind, record, true)
    end
end
local function set(shell, key, record)
    local own, heard, gone = shell[11], shell[12], shell[13]
    local known = get(own, key) or get(heard, key)
    local records = known == nil and 1 or 0
    local more = #record + 4 - (known == nil and 0 or #known)
    local out = ""
    if isOver(shell, records, more) then
        out = use("alfred.busy.room").room(shell, records, more, key) or error(
            ((("alfred.set: there is no room for it: raise maxRecords (" .. tostring(shell[8])) .. ") or maxBytes (") .. tostring(shell[9])) .. ")",
            0
        )
    end
    put(
        own,
        key,
        record .. tail(
            tmr.time(),
            3
        )
    )
    put(heard, key)
    put(gone, key)
    if out ~= "" then
        use("alfred.busy.room").tellGone(shell, out)
    end
    if known == nil then
        tell(shell, "added", record)
    elseif string.sub(known, 1, -4 - 1) ~= record then
        tell(shell, "changed", record)
    end
end
local function unset(shell, key)
    local record = get(shell[11], key)
    if record == nil then
        return
    end
    use("alfred.busy.grave").bury(shell, record)
    put(shell[11], key)
    tell(shell, "expired", record)
end
function ____exports.answer(shell, key, record)
    if record == nil then
        unset(shell, key)
    else
        set(shell, key, record)
    end
end
return ____exports

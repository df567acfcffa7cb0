-- Made from src/alfred/busy/store.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____digest = require("alfred.busy.digest")
local digestOf = ____digest.digestOf
local ____records = require("alfred.busy.records")
local ageOf = ____records.ageOf
local each = ____records.each
local first = ____records.first
local get = ____records.get
local put = ____records.put
local tail = ____records.tail
local ____string_0 = string
local byte = ____string_0.byte
local format = ____string_0.format
local sub = ____string_0.sub
local FIRST = 3
local STEP = 5
function ____exports.macText(bytes)
    return format(
        "%02x:%02x:%02x:%02x:%02x:%02x",
        byte(bytes, 1, 6)
    )
end
function ____exports.tell(shell, kind, record, silent)
    local what = byte(record, 7)
    if not silent and shell[24] ~= nil then
        if shell[23] == nil then
            shell[23] = {}
        end
        shell[23][what] = true
    end
    if shell[25] ~= nil then
        guard(shell[27], shell[25])({
            kind = kind,
            type = what,
            source = ____exports.macText(record)
        })
    end
end
function ____exports.room(shell, records, bytes, key)
    local own, heard, gone = shell[11], shell[12], shell[13]
    local many = own[2] + heard[2] + records - shell[8]
    local much = own[3] + heard[3] + bytes - shell[9]
    local out = ""
    local following = (many > 0 or much > 0) and each(heard) or nil
    while many > 0 or much > 0 do
        local record = following()
        if record == nil then
            return false
        end
        local its = sub(record, 1, 7)
        if select(
            2,
            ageOf(record, 0)
        ) == 0 and its ~= key then
            out = out .. its
            many = many - 1
            much = much - #record
        end
    end
    while much + gone[3] > 0 and gone[2] > 0 do
        put(
            gone,
            sub(
                first(gone),
                1,
                7
            )
        )
    end
    for at = 1, #out, 7 do
        local its = sub(out, at, at + 7 - 1)
        put(heard, its)
        local ____shell__1_stats_1, ____evicted_2 = shell[1].stats, "evicted"
        ____shell__1_stats_1[____evicted_2] = ____shell__1_stats_1[____evicted_2] + 1
        ____exports.tell(shell, "expired", its)
    end
    return true
end
local function isHeld(shell, record, grave, now)
    local age = ageOf(grave, now)
    return age < shell[5] + shell[6] and byte(grave, 7 + 1) == byte(record, 7 + 1) and sub(grave, 10 + 1, -4 - 1) == digestOf(sub(record, 10 + 1))
end
function ____exports.take(shell, record, mark, asked)
    local now = tmr.time()
    local key = sub(record, 1, 7)
    if get(shell[11], key) ~= nil then
        return
    end
    local heard = shell[12]
    local before = get(heard, key)
    local size = #record + 4
    if before ~= nil then
        local age, was = ageOf(before, now)
        if mark == 0 and was == 1 and age < FIRST * shell[4] then
            return
        end
        if not ____exports.room(shell, 0, size - #before, key) then
            shell[26]("full")
            return
        end
        put(
            heard,
            key,
            record .. tail(now, mark)
        )
        if sub(before, 1, -4 - 1) ~= record then
            ____exports.tell(shell, "changed", record)
        end
        return
    end
    local grave = get(shell[13], key)
    if grave ~= nil then
        if mark == 0 and not asked and isHeld(shell, record, grave, now) then
            local ____shell__1_stats_3, ____held_4 = shell[1].stats, "held"
            ____shell__1_stats_3[____held_4] = ____shell__1_stats_3[____held_4] + 1
            return
        end
        put(shell[13], key)
    end
    if not ____exports.room(shell, 1, size, key) then
        shell[26]("full")
        return
    end
    put(
        heard,
        key,
        record .. tail(now, mark)
    )
    ____exports.tell(shell, "added", record)
end
function ____exports.bury(shell, record)
    local gone = shell[13]
    local key = sub(record, 1, 7)
    local digest = digestOf(sub(record, 10 + 1, -4 - 1))
    local grave = (sub(record, 1, 7 + 1) .. string.char(0, #digest)) .. digest
    put(
        gone,
        key,
        grave .. tail(
            tmr.time(),
            0
        )
    )
    while gone[2] > shell[8] do
        put(
            gone,
            sub(
                first(gone),
                1,
                7
            )
        )
    end
end
function ____exports.purge(shell)
    local now = tmr.time()
    for _ = 1, STEP do
        local oldest = first(shell[12])
        if oldest == nil or (ageOf(oldest, now)) < shell[5] then
            local grave = first(shell[13])
            if grave == nil or (ageOf(grave, now)) < shell[5] + shell[6] then
                return true
            end
            put(
                shell[13],
                sub(grave, 1, 7)
            )
        else
            ____exports.bury(shell, oldest)
            put(
                shell[12],
                sub(oldest, 1, 7)
            )
            ____exports.tell(shell, "expired", oldest)
        end
    end
    return false
end
return ____exports

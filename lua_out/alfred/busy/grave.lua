-- Made from src/alfred/busy/grave.ts by npm run build: change it there.
local ____exports = {}
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local tail = ____record.tail
local ____records = require("alfred.busy.records")
local first = ____records.first
local put = ____records.put
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local function digestOf(data)
    if #data <= 4 then
        return data
    end
    local one, two = 1, 2
    for at = 1, #data, 2 do
        local high, low = byte(data, at, at + 1)
        local word = high * 256 + (low or 0)
        one = (one * 31 + word) % 65521
        two = (two * 37 + word) % 65519
    end
    one = (one + #data) % 65521
    return char(
        floor(one / 256),
        one % 256,
        floor(two / 256),
        two % 256
    )
end
function ____exports.isHeld(shell, record, grave, now)
    local age = ageOf(grave, now)
    return age < shell[5] + shell[6] and byte(grave, 7 + 1) == byte(record, 7 + 1) and sub(grave, 10 + 1, -4 - 1) == digestOf(sub(record, 10 + 1))
end
function ____exports.bury(shell, record)
    local gone = shell[13]
    local key = sub(record, 1, 7)
    local digest = digestOf(sub(record, 10 + 1, -4 - 1))
    local grave = (sub(record, 1, 7 + 1) .. char(0, #digest)) .. digest
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
return ____exports

-- Made from src/alfred/busy/record.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.sizeAt(text, at)
    local high, low = byte(text, at + 8, at + 9)
    return high * 256 + low + 14
end
function ____exports.tail(now, mark)
    local time = now % 16777216
    return char(
        floor(time / 65536),
        floor(time / 256) % 256,
        time % 256,
        mark
    )
end
function ____exports.ageOf(record, now)
    local a, b, c, mark = byte(record, -4, -1)
    return (now - (a * 65536 + b * 256 + c)) % 16777216, mark
end
return ____exports

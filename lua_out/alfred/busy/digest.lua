-- Made from src/alfred/busy/digest.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.digestOf(data)
    if #data <= 4 then
        return data
    end
    local one, two = 1, 2
    for at = 1, #data, 2 do
        local first, second = byte(data, at, at + 1)
        local word = first * 256 + (second or 0)
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
return ____exports

-- Made from src/p2ptbl/digest.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local STEP = 400
function ____exports.reckon(rows)
    local pieces = rows[1]
    local piece, at = 1, 1
    local one, two = 0, 0
    rows[5] = ""
    return function()
        local left = STEP
        while left > 0 do
            local text = pieces[piece]
            if text == nil or rows[5] ~= "" then
                local digest = char(
                    floor(one / 256),
                    one % 256,
                    floor(two / 256),
                    two % 256
                )
                if rows[5] == "" then
                    rows[5] = digest
                end
                return true
            end
            local ____end = find(text, "\n", at + 1, true)
            if ____end == nil then
                piece = piece + 1
                at = 1
            else
                local row = sub(text, at + 1, ____end - 1)
                at = ____end
                left = left - (#row + 1)
                if (find(row, "^[^\t]*\t[^\t]*\t$")) == nil then
                    local a, b = 1, 2
                    for i = 1, #row do
                        local letter = byte(row, i)
                        a = (a * 31 + letter) % 65521
                        b = (b * 37 + letter) % 65519
                    end
                    one = (one + a) % 65536
                    two = (two + b) % 65536
                end
            end
        end
        return false
    end
end
return ____exports

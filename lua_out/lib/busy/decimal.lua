-- Made from src/lib/busy/decimal.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local find = ____string_0.find
local rep = ____string_0.rep
local ____math_1 = math
local floor = ____math_1.floor
local MOST = "9223372036854775807"
local DIGITS = 19
function ____exports.padded(text)
    if (find(text, "^%d+$")) == nil then
        return nil
    end
    local digits = (string.match(text, "^0*(%d*)$"))
    if #digits > DIGITS then
        return nil
    end
    local wide = rep("0", DIGITS - #digits) .. digits
    local ____temp_2
    if wide > MOST then
        ____temp_2 = nil
    else
        ____temp_2 = wide
    end
    return ____temp_2
end
function ____exports.plus(text, more)
    local digits = ""
    local rest = more
    for at = #text, 1, -1 do
        local digit = string.byte(text, at) - 48 + rest % 10
        rest = floor(rest / 10) + (digit > 9 and 1 or 0)
        digits = string.char(48 + digit % 10) .. digits
    end
    local sum = ____exports.padded(rest > 0 and string.format("%d", rest) .. digits or digits)
    local ____temp_3
    if sum == nil then
        ____temp_3 = nil
    else
        ____temp_3 = (string.match(sum, "^0*(%d+)$"))
    end
    return ____temp_3
end
return ____exports

-- Made from src/lib/busy/decimal.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local find = ____string_0.find
local rep = ____string_0.rep
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
    local ____temp_1
    if wide > MOST then
        ____temp_1 = nil
    else
        ____temp_1 = wide
    end
    return ____temp_1
end
function ____exports.plus(text, more)
    local wide = ____exports.padded(text)
    if wide == nil then
        return nil
    end
    local added = string.format("%019d", more)
    local digits, carry = "", 0
    for at = DIGITS, 1, -1 do
        local digit = byte(wide, at) + byte(added, at) - 96 + carry
        carry = digit > 9 and 1 or 0
        digits = string.char(48 + digit - 10 * carry) .. digits
    end
    if carry > 0 or digits > MOST then
        return nil
    end
    return (string.match(digits, "^0*(%d+)$"))
end
return ____exports

-- Made from src/facts/busy/wide.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local format = ____string_0.format
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.bytesOf(n, width)
    local text = ""
    local left = n
    for _ = 1, width do
        local low = left % 256
        text = char(low) .. text
        left = floor((left - low) / 256)
    end
    return text
end
function ____exports.numberOf(text, first, last)
    local n = 0
    for at = first, last do
        n = n * 256 + byte(text, at)
    end
    return n
end
function ____exports.sum(a, b, minus)
    local text, carry = "", 0
    for at = #a, 1, -1 do
        local digit = byte(a, at) + (minus and -byte(b, at) or byte(b, at)) + carry
        text = char(digit % 256) .. text
        carry = floor(digit / 256)
    end
    return text
end
function ____exports.times(a, factor, more)
    if more == nil then
        more = 0
    end
    local text, carry = "", more
    for at = #a, 1, -1 do
        local digit = byte(a, at) * factor + carry
        local low = digit % 256
        text = char(low) .. text
        carry = floor((digit - low) / 256)
    end
    return text
end
function ____exports.over(a, divisor)
    local text, rest = "", 0
    for at = 1, #a do
        local digit = rest * 256 + byte(a, at)
        rest = digit % divisor
        text = text .. char(floor((digit - rest) / divisor))
    end
    return text, rest
end
function ____exports.decimal(a)
    local text, left = "", a
    for _ = 1, 5 do
        local quotient, rest = ____exports.over(left, 10000)
        text = format("%04d", rest) .. text
        left = quotient
    end
    return (string.match(text, "^0*(%d+)$"))
end
return ____exports

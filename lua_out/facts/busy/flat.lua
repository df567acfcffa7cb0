-- Made from src/facts/busy/flat.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local rep = ____string_0.rep
local reverse = ____string_0.reverse
local ____math_1 = math
local floor = ____math_1.floor
local function half(n)
    return char(
        n % 256,
        floor(n / 256)
    )
end
function ____exports.long(bytes)
    return reverse(bytes) .. rep("\0", 8 - #bytes)
end
function ____exports.real(n, wide)
    if n < 1 then
        return rep("\0", wide and 8 or 4)
    end
    local power, top = 0, 1
    while top * 2 <= n do
        top = top * 2
        power = power + 1
    end
    local mantissa = n - top
    for _ = power + 1, wide and 20 or 23 do
        mantissa = mantissa * 2
    end
    local exponent = power + (wide and 1007 or 111)
    local part = wide and 16 or 2
    local low = mantissa % 65536
    return ((wide and "\0\0\0\0" or "") .. half(low)) .. char(
        exponent % part * (wide and 16 or 128) + floor((mantissa - low) / 65536),
        floor(exponent / part)
    )
end
function ____exports.message(kind, data, id)
    local fill = rep("\0", -#data % 4)
    return ((((((((("\0\0\0\0\0\0\0\f\0\0\0\v\0\b\0\0\0\0\0\f\0\0\0" .. half(kind)) .. "\0") .. half(#data + #fill + 8)) .. "\0\0") .. half(#data)) .. "\0\0") .. data) .. fill) .. "\0\0\0") .. id
end
____exports.LOAD_AVG = "\0\0\0\0\0\0\0\f\0$\0\0\f\0\0\0\f\0\0\0"
____exports.MEM_INFO = "\0\0\0\0\0\0\0\0\0\n\0\0\0\f\0\0\n\0\0\0"
function ____exports.cpu(time, delta, usage, idle)
    return (((((("\0\0\0\0\0\0\f\0\0\0\0\0\0\0\0\0\0\0" .. time) .. delta) .. "\0\0\0\0\0\0\0\0\0\0\0\0\b\0\f\0\0\0\0\0\0\0\0\0\0\0\0") .. usage) .. usage) .. idle) .. "\0\0\0cpu\0"
end
function ____exports.devUsage(time, delta, counts)
    return (((((("\0\0\0\0\0\0\0\0\0\n\0\0\0\f\0\0\n\0\0\0" .. time) .. delta) .. "\0\0\0\0\0\0$\0\0\0\0\0\0H\0D\0\0\f\0\0\0\0\0\0\0\0\0\0\0$\0,\0") .. "4") .. "\0<\0\0\0\0") .. counts) .. "\0\0\0\0\0\0sta\0"
end
return ____exports

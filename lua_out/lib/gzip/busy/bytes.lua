-- Made from src/lib/gzip/busy/bytes.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local ____G_bit_1 = _G["bit"]
local band = ____G_bit_1.band
local rshift = ____G_bit_1.rshift
function ____exports.bytes(n)
    return char(
        band(n, 255),
        band(
            rshift(n, 8),
            255
        ),
        band(
            rshift(n, 16),
            255
        ),
        band(
            rshift(n, 24),
            255
        )
    )
end
return ____exports

-- Made from src/lib/gzip/busy/crc.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local ____G_bit_1 = _G["bit"]
local band = ____G_bit_1.band
local bnot = ____G_bit_1.bnot
local bxor = ____G_bit_1.bxor
local rshift = ____G_bit_1.rshift
local CHANGES = {}
for i = 0, 15 do
    local change = i
    for _ = 1, 4 do
        local odd = band(change, 1) == 1
        change = rshift(change, 1)
        if odd then
            change = bxor(
                change,
                bnot(306674911)
            )
        end
    end
    table.insert(CHANGES, change)
end
function ____exports.crc(sum, text)
    local rest = bnot(sum)
    for i = 1, #text do
        rest = bxor(
            rest,
            byte(text, i)
        )
        rest = bxor(
            rshift(rest, 4),
            CHANGES[band(rest, 15) + 1]
        )
        rest = bxor(
            rshift(rest, 4),
            CHANGES[band(rest, 15) + 1]
        )
    end
    return bnot(rest)
end
return ____exports

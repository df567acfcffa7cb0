-- Made from src/lib/gzip/busy/codes.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local gsub = ____string_0.gsub
local ____math_1 = math
local floor = ____math_1.floor
local function place(at)
    return char(
        48 + floor(at / 64),
        48 + at % 64
    )
end
function ____exports.codesOf(lengths, single)
    local counts = {}
    local order, free = "", 1
    for length = 1, 15 do
        local those, count = gsub(
            lengths,
            "()" .. char(length),
            place
        )
        table.insert(counts, count)
        if count > 0 then
            order = order .. (gsub(those, "%c", ""))
        end
        free = free * 2 - count
        if free < 0 then
            break
        end
    end
    local few = single and (order == "" or #order == 2 and counts[1] == 1)
    if free ~= 0 and not few then
        error("gzip: bad codes", 0)
    end
    return {counts, order}
end
return ____exports

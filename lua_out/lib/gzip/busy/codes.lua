-- Made from src/lib/gzip/busy/codes.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.codesOf(lengths, single)
    local counts = {}
    local order, free = "", 1
    for length = 1, 15 do
        local text = ""
        local found = string.find(
            lengths,
            char(length),
            1,
            true
        )
        while found ~= nil do
            text = text .. char(
                floor((found - 1) / 256),
                (found - 1) % 256
            )
            found = string.find(
                lengths,
                char(length),
                found + 1,
                true
            )
        end
        local count = floor(#text / 2)
        table.insert(counts, count)
        order = order .. text
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

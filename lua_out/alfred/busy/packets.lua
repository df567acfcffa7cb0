-- Made from src/alfred/busy/packets.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
local function two(n)
    return char(
        floor(n / 256),
        n % 256
    )
end
function ____exports.packet(____type, content)
    return (char(____type, 0) .. two(#content)) .. content
end
function ____exports.part(id, number, records)
    local content = two(id) .. two(number)
    return records == nil and ____exports.packet(3, content) or ____exports.packet(0, content .. records)
end
function ____exports.question(____type, id)
    return ____exports.packet(
        2,
        char(____type) .. two(id)
    )
end
return ____exports

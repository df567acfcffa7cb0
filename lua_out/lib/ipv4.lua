-- Made from src/lib/ipv4.ts by npm run build: change it there.
local ____exports = {}
function ____exports.isAddress(value)
    if type(value) ~= "string" then
        return false
    end
    local a, b, c, d = string.match(value, "^(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$")
    if a == nil then
        return false
    end
    local first, most = tonumber(a), math.max(
        tonumber(b),
        tonumber(c),
        tonumber(d)
    )
    return first > 0 and first < 224 and most < 256 and string.format(
        "%d.%d.%d.%d",
        a,
        b,
        c,
        d
    ) == value
end
return ____exports

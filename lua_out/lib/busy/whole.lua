-- Made from src/lib/busy/whole.ts by npm run build: change it there.
local ____exports = {}
function ____exports.whole(value, most)
    local n = type(value) == "number" and math.floor(value) or -1
    return n == value and n >= 0 and n <= most and n or nil
end
return ____exports

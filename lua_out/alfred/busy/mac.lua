-- Made from src/alfred/busy/mac.ts by npm run build: change it there.
local ____exports = {}
function ____exports.macText(bytes)
    return string.format(
        "%02x:%02x:%02x:%02x:%02x:%02x",
        string.byte(bytes, 1, 6)
    )
end
return ____exports

-- Made from src/alfred/busy/ip.ts by npm run build: change it there.
local ____exports = {}
function ____exports.ipText(bytes, at)
    return string.format(
        "%d.%d.%d.%d",
        string.byte(bytes, at, at + 3)
    )
end
return ____exports

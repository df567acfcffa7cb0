-- Made from src/alfred/busy/packet.ts by npm run build: change it there.
local ____exports = {}
return ____exports

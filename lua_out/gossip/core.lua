-- Made from src/gossip/core.ts by npm run build: change it there.
local ____exports = {}
return ____exports

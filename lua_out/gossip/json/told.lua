-- Made from src/gossip/json/told.ts by npm run build: change it there.
local ____exports = {}
return ____exports

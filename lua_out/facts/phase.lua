-- Made from src/facts/phase.ts by npm run build: change it there.
local ____exports = {}
return ____exports

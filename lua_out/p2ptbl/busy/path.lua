-- Made from src/p2ptbl/busy/path.ts by npm run build: change it there.
local ____exports = {}
function ____exports.fileOf(name)
    return "p2ptbl/" .. name
end
return ____exports

-- Made from src/lib/modules.ts by npm run build: change it there.
local ____exports = {}
function ____exports.use(name, once)
    local loaded = _G.package.loaded
    if type(loaded[name]) ~= "table" then
        loaded[name] = nil
    end
    local module = require(name)
    if once then
        loaded[name] = nil
    end
    return module
end
return ____exports

-- Made from src/hbbp/busy/key.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local find = ____string_0.find
function ____exports.isGood(key)
    return key ~= "" and (find(key, "^/")) == nil and (find(key, "[^ -~]")) == nil and (find(key, "..", 1, true)) == nil
end
return ____exports

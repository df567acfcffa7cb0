-- Made from src/gossip/busy/garbled.ts by npm run build: change it there.
local ____exports = {}
function ____exports.isGarbled(value)
    if type(value) == "string" then
        return (string.find(value, "\\", 1, true)) ~= nil
    end
    if type(value) == "table" then
        for key, item in pairs(value) do
            if type(key) == "boolean" or ____exports.isGarbled(key) or ____exports.isGarbled(item) then
                return true
            end
        end
    end
    return false
end
return ____exports

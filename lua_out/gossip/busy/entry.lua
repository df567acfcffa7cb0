-- Made from src/gossip/busy/entry.ts by npm run build: change it there.
local ____exports = {}
local ____garbled = require("gossip.busy.garbled")
local isGarbled = ____garbled.isGarbled
function ____exports.further(entry)
    local fields = {}
    local some = false
    for name, value in pairs(entry) do
        if name ~= "revision" and name ~= "heartbeat" and name ~= "state" then
            fields[name] = value
            some = true
        end
    end
    if not some then
        return ""
    end
    if isGarbled(fields) then
        return nil
    end
    local encoded, text = pcall(sjson.encode, fields)
    if encoded then
        return text
    end
    if (string.find(
        tostring(text),
        "not enough memory",
        1,
        true
    )) ~= nil then
        error(text, 0)
    end
    return nil
end
return ____exports

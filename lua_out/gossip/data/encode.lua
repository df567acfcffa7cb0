-- Made from src/gossip/data/encode.ts by npm run build: change it there.
local ____exports = {}
local ____garbled = require("gossip.busy.garbled")
local isGarbled = ____garbled.isGarbled
function ____exports.encode(shell, data)
    if data == nil then
        return ""
    end
    local ok, json = pcall(sjson.encode, {data = data})
    if not ok then
        error(
            "gossip.pushGossip: the data cannot be JSON: " .. tostring(json),
            6
        )
    end
    if isGarbled(data) then
        error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 6)
    end
    local text = json
    local length = #text - 9
    local most = shell[1].config.maxData
    if length > most then
        error(
            (("gossip.pushGossip: the data takes " .. tostring(length)) .. " bytes as JSON; maxData is ") .. tostring(most),
            6
        )
    end
    return text
end
return ____exports

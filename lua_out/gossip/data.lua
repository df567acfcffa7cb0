-- Made from src/gossip/data.ts by npm run build: change it there.
local ____exports = {}
function ____exports.basic(entry)
    return {revision = entry.revision, heartbeat = entry.heartbeat, state = entry.state}
end
local function isGarbled(value)
    if type(value) == "string" then
        return (string.find(value, "\\", 1, true)) ~= nil
    end
    if type(value) == "table" then
        for key, item in pairs(value) do
            if type(key) == "boolean" or isGarbled(key) or isGarbled(item) then
                return true
            end
        end
    end
    return false
end
function ____exports.dataBytes(entry)
    if isGarbled(entry) then
        return 65535
    end
    return string.len(sjson.encode(entry)) - string.len(sjson.encode(____exports.basic(entry)))
end
function ____exports.sendable(own, maxData)
    local ok, bytes = pcall(____exports.dataBytes, own)
    return ok and bytes <= maxData and own or ____exports.basic(own)
end
local function heapBytes(entry)
    local json = sjson.encode(entry)
    local ____, parts = string.gsub(json, "[,{%[]", "")
    return string.len(json) + parts * 56
end
function ____exports.growth(entry, replaced)
    return math.max(
        0,
        heapBytes(entry) - heapBytes(replaced or ____exports.basic(entry))
    )
end
return ____exports

-- Made from src/gossip/data.ts by npm run build: change it there.
local ____exports = {}
local function basic(entry)
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
    return string.len(sjson.encode(entry)) - string.len(sjson.encode(basic(entry)))
end
function ____exports.push(fleet, maxData, data)
    local own = fleet.state[fleet.own]
    local entry = basic(own)
    entry.data = data
    local ok, bytes = pcall(____exports.dataBytes, entry)
    if not ok then
        error(
            "gossip.pushGossip: the data cannot be JSON: " .. tostring(bytes),
            3
        )
    end
    if bytes == 65535 then
        error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 3)
    end
    if bytes > maxData then
        error(
            (("gossip.pushGossip: the data takes " .. tostring(bytes)) .. " bytes as JSON; maxData is ") .. tostring(maxData),
            3
        )
    end
    own.data = data
end
function ____exports.sendable(own, maxData)
    local ok, bytes = pcall(____exports.dataBytes, own)
    return ok and bytes <= maxData and own or basic(own)
end
function ____exports.growth(entry, replaced)
    return math.max(
        0,
        ____exports.dataBytes(entry) - (replaced == nil and 0 or ____exports.dataBytes(replaced))
    )
end
function ____exports.strip(fleet, entry)
    if fleet.stripped == nil then
        fleet.stripped = setmetatable({}, {__mode = "k"})
    end
    fleet.stripped[entry] = true
    local plain = basic(entry)
    for field in pairs(entry) do
        if not (plain[field] ~= nil) then
            entry[field] = nil
        end
    end
end
return ____exports

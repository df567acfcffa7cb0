-- Made from src/gossip/entry.ts by npm run build: change it there.
local ____exports = {}
function ____exports.newer(a, b)
    if b == nil then
        return true
    end
    if a.revision ~= b.revision then
        return a.revision > b.revision
    end
    if a.heartbeat ~= b.heartbeat then
        return a.heartbeat > b.heartbeat
    end
    return a.state > b.state
end
function ____exports.whole(value, most)
    local n = type(value) == "number" and math.floor(value) or -1
    return n == value and n >= 0 and n <= most and n or nil
end
function ____exports.hasData(entry)
    local fields = 0
    for _ in pairs(entry) do
        fields = fields + 1
    end
    return fields > 3
end
return ____exports

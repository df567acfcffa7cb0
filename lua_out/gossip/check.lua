-- Made from src/gossip/check.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local hasData = ____entry.hasData
local whole = ____entry.whole
local function checkEntry(entry, maxData)
    local revision = whole(entry.revision, 2147483647)
    local heartbeat = whole(entry.heartbeat, 2147483647)
    local state = whole(entry.state, 4)
    if revision == nil or heartbeat == nil then
        return "number"
    end
    if state == nil then
        return "state"
    end
    entry.revision = revision
    entry.heartbeat = heartbeat
    entry.state = state
    if hasData(entry) and use("gossip.data").dataBytes(entry) > maxData then
        return "data"
    end
    return nil
end
function ____exports.check(text, known, maxData)
    if string.len(text) > 1472 then
        return nil, "size"
    end
    local decoded, value = pcall(sjson.decode, text)
    if not decoded and value == "not enough memory" then
        return nil, "memory"
    end
    if not decoded or type(value) ~= "table" then
        return nil, "json"
    end
    local entries = value
    local kind = entries.type
    if kind ~= "SYN" and kind ~= "ACK" then
        return nil, "type"
    end
    entries.type = nil
    local ipv4
    for ip, entry in pairs(entries) do
        if type(entry) == "table" then
            if not (known[ip] ~= nil) then
                if ipv4 == nil then
                    ipv4 = use("lib.ipv4", true)
                end
                if not ipv4.isAddress(ip) then
                    return nil, "address"
                end
            end
            local cause = checkEntry(entry, maxData)
            if cause ~= nil then
                return nil, cause
            end
        elseif type(entry) == "string" then
            entries[ip] = nil
        else
            return nil, "entry"
        end
    end
    return entries, kind
end
return ____exports

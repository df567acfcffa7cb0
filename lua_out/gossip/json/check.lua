-- Made from src/gossip/json/check.ts by npm run build: change it there.
local ____exports = {}
local ____whole = require("lib.busy.whole")
local whole = ____whole.whole
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.busy.entry")
local further = ____entry.further
local ____table = require("gossip.table")
local bytes = ____table.bytes
local function packed(entry)
    local revision = whole(entry.revision, 2147483647)
    local heartbeat = whole(entry.heartbeat, 2147483647)
    local state = whole(entry.state, 4)
    if revision == nil or heartbeat == nil then
        return "number"
    end
    if state == nil then
        return "state"
    end
    return nil, (bytes(revision) .. bytes(heartbeat)) .. string.char(state)
end
function ____exports.check(shell, text)
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
    local ____use_result_0 = use("lib.ipv4", true)
    local isAddress = ____use_result_0.isAddress
    local told = ""
    local texts = {}
    for ip, entry in pairs(entries) do
        if type(entry) == "table" then
            if not isAddress(ip) then
                return nil, "address"
            end
            local cause, numbers = packed(entry)
            if cause ~= nil then
                return nil, cause
            end
            local data = further(entry)
            if data == nil then
                return nil, "data"
            end
            local address = shell[12](ip)
            told = told .. address .. numbers
            if data ~= "" then
                texts[address] = data
            end
        elseif type(entry) ~= "string" then
            return nil, "entry"
        end
        entries[ip] = nil
    end
    return told, kind, texts
end
return ____exports

-- Made from src/gossip/compose.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local hasData = ____entry.hasData
local newer = ____entry.newer
local MAX_BYTES = 1400
function ____exports.compose(fleet, kind, maxData, known)
    local ____fleet_0 = fleet
    local contacts = ____fleet_0.contacts
    local cursor = ____fleet_0.cursor
    local news = ____fleet_0.news
    local state = ____fleet_0.state
    local stripped = ____fleet_0.stripped
    local own = fleet.own
    local parts = {("{\"type\":\"" .. kind) .. "\""}
    local bytes = string.len(parts[1]) + 1
    local function add(ip, entry)
        if entry == nil or stripped and stripped[entry] ~= nil or known ~= nil and not newer(entry, known[ip]) then
            return true
        end
        local part = ((",\"" .. ip) .. "\":") .. sjson.encode(entry)
        bytes = bytes + string.len(part)
        if bytes > MAX_BYTES then
            bytes = bytes - string.len(part)
            return false
        end
        parts[#parts + 1] = part
        return true
    end
    local mine = state[own]
    add(
        own,
        hasData(mine) and use("gossip.data").sendable(mine, maxData) or mine
    )
    for ip, left in pairs(news) do
        local told = #parts
        if add(ip, state[ip]) and (known == nil or #parts > told) then
            news[ip] = left - 1
        end
    end
    for i = 0, #contacts - 1 do
        local at = (cursor + i) % #contacts
        local ip = contacts[at + 1]
        if ip ~= own and not (news[ip] ~= nil) and not add(ip, state[ip]) then
            fleet.cursor = at
            break
        end
    end
    for ip, left in pairs(news) do
        if left <= 0 then
            news[ip] = nil
        end
    end
    table.insert(parts, "}")
    return table.concat(parts)
end
return ____exports

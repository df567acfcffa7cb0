-- Made from src/gossip/compose.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local hasData = ____entry.hasData
local newer = ____entry.newer
function ____exports.compose(fleet, kind, maxData, known)
    local ____fleet_0 = fleet
    local contacts = ____fleet_0.contacts
    local cursor = ____fleet_0.cursor
    local news = ____fleet_0.news
    local state = ____fleet_0.state
    local stripped = ____fleet_0.stripped
    local own = fleet.own
    local text = ("{\"type\":\"" .. kind) .. "\""
    local most = 1400
    local function add(ip, entry)
        if entry == nil or stripped and stripped[entry] ~= nil and entry.state == 0 or known ~= nil and not newer(entry, known[ip]) then
            return true
        end
        local part = ((",\"" .. ip) .. "\":") .. sjson.encode(entry)
        if entry.data ~= nil and maxData <= 300 then
            most = 800
        end
        if string.len(text) + string.len(part) >= most then
            return false
        end
        text = text .. part
        return true
    end
    local mine = state[own]
    add(
        own,
        hasData(mine) and use("gossip.data").sendable(mine, maxData) or mine
    )
    local alone = text
    for ip, left in pairs(news) do
        local before = text
        local fits = add(ip, state[ip])
        local ____fits_3
        if fits then
            ____fits_3 = known == nil or text ~= before
        else
            ____fits_3 = before == alone
        end
        if ____fits_3 then
            news[ip] = left - 1
        end
    end
    for i = 0, #contacts - 1 do
        local at = (cursor + i) % #contacts
        local ip = contacts[at + 1]
        if ip ~= own and not (news[ip] ~= nil) and not add(ip, state[ip]) and text ~= alone then
            fleet.cursor = at
            break
        end
    end
    for ip, left in pairs(news) do
        if left <= 0 then
            news[ip] = nil
        end
    end
    return text .. "}"
end
return ____exports

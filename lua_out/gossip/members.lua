-- Made from src/gossip/members.ts by npm run build: change it there.
local ____exports = {}
local ____fleet = require("gossip.fleet")
local addContact = ____fleet.addContact
local setState = ____fleet.setState
local function drop(fleet, ip)
    local contacts = fleet.contacts
    for i = fleet.seeds, #contacts - 1 do
        if contacts[i + 1] == ip then
            contacts[i + 1] = contacts[#contacts]
            table.remove(contacts)
            break
        end
    end
    fleet.state[ip] = nil
    fleet.news[ip] = nil
    fleet.count = fleet.count - 1
end
local function dropPast(fleet, ip)
    if not (fleet.past[ip] ~= nil) then
        return
    end
    fleet.past[ip] = nil
    fleet.gone[ip] = nil
    fleet.count = fleet.count - 1
end
function ____exports.makeRoom(fleet, bounds)
    while fleet.count >= bounds.maxMembers do
        local oldest
        for ip, round in pairs(fleet.gone) do
            if oldest == nil or round < fleet.gone[oldest] then
                oldest = ip
            end
        end
        if oldest == nil then
            return false
        end
        if fleet.past[oldest] ~= nil then
            dropPast(fleet, oldest)
        else
            drop(fleet, oldest)
            fleet.gone[oldest] = nil
        end
    end
    return true
end
function ____exports.forget(fleet, bounds)
    for ip, since in pairs(fleet.gone) do
        local entry = fleet.state[ip]
        if entry ~= nil and fleet.round - since >= bounds.forgetAfter then
            drop(fleet, ip)
            fleet.past[ip] = {revision = entry.revision, heartbeat = entry.heartbeat, state = entry.state}
            fleet.count = fleet.count + 1
        end
    end
end
function ____exports.settle(fleet, bounds, ip)
    local left = fleet.own
    local ____temp_0
    if left == nil then
        ____temp_0 = nil
    else
        ____temp_0 = fleet.state[left]
    end
    local before = ____temp_0
    local own = before or ({revision = 0, heartbeat = 0, state = 0})
    if left == ip then
        return own
    end
    dropPast(fleet, ip)
    if fleet.state[ip] ~= nil then
        drop(fleet, ip)
    end
    fleet.gone[ip] = nil
    ____exports.makeRoom(fleet, bounds)
    local empty = {revision = own.revision, heartbeat = own.heartbeat, state = 0}
    fleet.state[ip] = own
    fleet.count = fleet.count + 1
    fleet.own = ip
    if left ~= nil then
        fleet.state[left] = empty
        addContact(fleet, left)
        setState(fleet, left, empty, 4)
    end
    return own
end
return ____exports

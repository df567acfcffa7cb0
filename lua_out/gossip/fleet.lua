-- Made from src/gossip/fleet.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local hasData = ____entry.hasData
local newer = ____entry.newer
local NEWS_SENDS = 8
local MAX_NEWS = 8
local function tellFirst(fleet, ip)
    local count = 0
    for _ in pairs(fleet.news) do
        count = count + 1
    end
    if count < MAX_NEWS then
        fleet.news[ip] = NEWS_SENDS
    end
end
function ____exports.createFleet(contacts)
    return {
        wanted = false,
        online = false,
        unsaved = false,
        shares = false,
        state = {},
        contacts = contacts,
        seeds = 0,
        news = {},
        gone = {},
        past = {},
        count = 0,
        round = 0,
        cursor = 0
    }
end
function ____exports.setState(fleet, ip, entry, state)
    if state ~= entry.state and (state > 1 or entry.state > 1) then
        tellFirst(fleet, ip)
    end
    entry.state = state
    fleet.gone[ip] = state == 4 and (fleet.gone[ip] or fleet.round) or nil
end
function ____exports.beat(fleet, uptime)
    local own = fleet.state[fleet.own]
    if uptime < own.heartbeat then
        own.revision = math.min(own.revision, 2147483647 - 1) + 1
        fleet.unsaved = true
    end
    own.heartbeat = uptime
end
local function defend(own, belief)
    local same = belief.revision == own.revision and belief.heartbeat == own.heartbeat
    local ____same_0
    if same then
        ____same_0 = belief.state < 2
    else
        ____same_0 = not newer(belief, own)
    end
    if ____same_0 then
        return false
    end
    local risen = math.min(belief.revision, 2147483647 - 1) + 1
    if risen == own.revision then
        return false
    end
    own.revision = risen
    return true
end
function ____exports.addContact(fleet, ip)
    for ____, contact in ipairs(fleet.contacts) do
        if contact == ip then
            return
        end
    end
    table.insert(fleet.contacts, ip)
end
local function admit(fleet, bounds, ip)
    if fleet.past[ip] ~= nil then
        fleet.past[ip] = nil
        fleet.gone[ip] = nil
        fleet.count = fleet.count - 1
    end
    if fleet.count >= bounds.maxMembers then
        local loaded, members = pcall(use, "gossip.members", true)
        if not loaded or not members.makeRoom(fleet, bounds) then
            return false
        end
    end
    ____exports.addContact(fleet, ip)
    return true
end
function ____exports.apply(fleet, bounds, entries, bytes, heap)
    local taken = false
    local raised = false
    local full = 0
    local room
    for ip, entry in pairs(entries) do
        local mine = fleet.state[ip]
        local last = mine or fleet.past[ip]
        if ip == fleet.own then
            raised = defend(mine, entry)
            if raised then
                fleet.unsaved = true
            end
        elseif newer(entry, last) and (mine ~= nil or entry.state ~= 4) then
            local grows = 0
            if hasData(entry) then
                fleet.shares = true
                grows = use("gossip.data").growth(entry, mine)
            end
            if last == nil then
                grows = grows + 230
            end
            if room == nil and grows > 0 then
                collectgarbage()
                local peak = fleet.shares and 8400 or math.min(fleet.count * 64, 1400) * 7
                room = heap() - math.max(peak - bytes * (fleet.shares and 6 or 4), 4096)
            end
            local fits = grows == 0 or grows <= room
            local share
            if not fits and fleet.shares then
                local loaded, module = pcall(use, "gossip.share", true)
                if loaded then
                    share = module
                end
            end
            local stays = fits or share ~= nil and (mine ~= nil or share.shed(fleet))
            if not stays or mine == nil and not admit(fleet, bounds, ip) then
                full = full + 1
            else
                if share ~= nil then
                    full = full + share.strip(fleet, entry)
                elseif grows > 0 then
                    room = room - grows
                end
                if mine == nil or mine.revision ~= entry.revision or mine.state ~= entry.state then
                    tellFirst(fleet, ip)
                end
                fleet.state[ip] = entry
                if mine == nil then
                    fleet.count = fleet.count + 1
                end
                ____exports.setState(fleet, ip, entry, entry.state)
                taken = true
            end
        end
    end
    return taken, raised, full
end
function ____exports.tick(fleet, ip)
    local entry = fleet.state[ip]
    if entry == nil or ip == fleet.own or entry.state == 4 then
        return nil
    end
    local state = entry.state + 1
    ____exports.setState(fleet, ip, entry, state)
    return state == 4 and entry or nil
end
local function isAlone(fleet)
    for ip, entry in pairs(fleet.state) do
        if ip ~= fleet.own and entry.state < 3 then
            return false
        end
    end
    return true
end
function ____exports.pick(fleet, random)
    local contacts = fleet.contacts
    local round = fleet.round
    if #contacts == 0 or round % 2 == 1 and isAlone(fleet) or round % 32 == 31 and (next(fleet.past)) ~= nil then
        return nil
    end
    local choice
    for _ = 1, 2 do
        local at = random(1, #contacts)
        choice = contacts[at]
        if choice == fleet.own then
            choice = contacts[at % #contacts + 1]
        end
        local entry = fleet.state[choice]
        if entry == nil or entry.state < 3 then
            break
        end
    end
    local ____temp_1
    if choice == fleet.own then
        ____temp_1 = nil
    else
        ____temp_1 = choice
    end
    return ____temp_1
end
return ____exports

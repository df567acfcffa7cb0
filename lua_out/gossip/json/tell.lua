-- Made from src/gossip/json/tell.ts by npm run build: change it there.
local ____exports = {}
local ____member = require("gossip.busy.member")
local stateOf = ____member.stateOf
local timesOf = ____member.timesOf
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____text = require("gossip.busy.text")
local textOf = ____text.textOf
local ____table = require("gossip.table")
local bytes = ____table.bytes
local find = ____table.find
local position = ____table.position
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local MARK = "\"hearsay\":\"1\""
local function isStable(core)
    return core[14] - core[25] > 2 * 32
end
local function insert(list, address, most)
    local at = #list
    while at > 0 and list[at] > address do
        at = at - 1
    end
    if at >= most then
        return
    end
    table.insert(list, at + 1, address)
    if #list > most then
        table.remove(list)
    end
end
local function circleOf(core, settled)
    local circle = {}
    if not isStable(core) then
        return circle
    end
    local compact = {}
    for ____, bucket in ipairs(core[1][1]) do
        for at = 1, string.len(bucket), 16 do
            local old = byte(bucket, at + 10 - 1) % 2 == 0
            insert(
                old and circle or compact,
                sub(bucket, at, at + 4 - 1),
                24
            )
        end
    end
    local small = core[1][3] <= 24
    local list = #circle < 24 and circle or ({})
    if small or settled then
        for ____, address in ipairs(compact) do
            table.insert(list, address)
        end
    end
    return list
end
local function growthOf(heartbeat)
    return 6 - string.len(string.format("%d", heartbeat))
end
function ____exports.tell(shell, to, told, texts, size, asked)
    local core = shell[2]
    local small = core[1][3] <= 24
    local text = "{\"type\":\"ACK\"," .. MARK
    local empty = text
    local count = 0
    local room = (small and 1472 or 1300) - size
    local function knownOf(address)
        local at = position(told, address, 13)
        local ____temp_1
        if at == 0 then
            ____temp_1 = nil
        else
            ____temp_1 = sub(told, at, at + 13 - 1)
        end
        return ____temp_1
    end
    local function add(address, known)
        local record = find(core[1], address)
        if record == nil then
            return
        end
        local heartbeat = timesOf(shell, record)
        local state = stateOf(shell, record)
        if known ~= nil then
            local order = sub(record, 5, 9 - 1) .. bytes(heartbeat)
            local theirs = sub(known, 5, 13 - 1)
            local same = byte(known, 13) == state
            if order < theirs or order == theirs and byte(known, 13) >= state then
                return
            end
            if not asked and same and address ~= core[11] then
                return
            end
        end
        local part = textOf(shell, record)
        local more = #part + 1
        local ____opt_2 = shell[9]
        local data = ____opt_2 and ____opt_2[address]
        if data ~= nil and not (texts[address] ~= nil) then
            local others = math.min(core[1][3], 24) - count
            if room < string.len(data) + others * 62 then
                part = sub(
                    part,
                    1,
                    -string.len(data) - 1
                ) .. "}"
                more = more - string.len(data)
            end
        end
        if known == nil then
            more = more + growthOf(heartbeat)
        else
            more = texts[address] ~= nil and 0 or more - 62
        end
        if more > 0 and more > room or #text + #part + 2 > 1400 then
            return
        end
        text = text .. "," .. part
        room = room - math.max(more, 0)
        if known == nil then
            count = count + 1
        end
    end
    for at = 1, #told, 13 do
        count = count + 1
        room = room - growthOf(numberAt(told, at + 9 - 1))
    end
    for at = 1, #told, 13 do
        add(
            sub(told, at, at + 4 - 1),
            sub(told, at, at + 13 - 1)
        )
    end
    local ____self = knownOf(to)
    local settled = ____self ~= nil and numberAt(____self, 9) > math.floor(shell[1].config.roundInterval / 125)
    for ____, address in ipairs(circleOf(core, settled)) do
        if count < 24 and knownOf(address) == nil and address ~= to then
            add(address, nil)
        end
    end
    if asked or text ~= empty then
        core[3](to, text .. "}")
    end
end
return ____exports

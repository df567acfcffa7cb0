-- Made from src/alfred/busy/whose.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____mac = require("alfred.busy.mac")
local macOf = ____mac.macOf
local ____neighbours = require("alfred.busy.neighbours")
local neighbour = ____neighbours.neighbour
local note = ____neighbours.note
local packed = ____neighbours.packed
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local sizeAt = ____record.sizeAt
local ____records = require("alfred.busy.records")
local get = ____records.get
local ____string_0 = string
local sub = ____string_0.sub
local DOUBT = 3
local function isKnown(shell, key)
    return get(shell[12], key) ~= nil or get(shell[13], key) ~= nil
end
local function onlySource(shell, one)
    local only, known = "", false
    for ____, packet in pairs(one[4]) do
        local at = 8 + 1
        while at <= #packet do
            local source = sub(packet, at, at + 5)
            if only ~= "" and source ~= only then
                return "", false
            end
            only = source
            if not known then
                known = isKnown(
                    shell,
                    sub(packet, at, at + 6)
                )
            end
            at = at + (sizeAt(packet, at) - 4)
        end
    end
    return only, known
end
local function whose(shell, one)
    if one[9] ~= nil then
        return "", 0
    end
    local address = packed(one[1])
    local sender = neighbour(shell, address)
    local ____temp_1
    if sender == nil then
        ____temp_1 = nil
    else
        ____temp_1 = macOf(sender)
    end
    local mac = ____temp_1
    local age, score = 0, 0
    if sender ~= nil then
        age, score = ageOf(
            sender,
            tmr.time()
        )
    end
    if score ~= 0 then
        return mac, 2
    end
    local only, known = onlySource(shell, one)
    if only == "" or only == shell[3] then
        return "", 0
    end
    local doubted = known and mac ~= only
    if doubted and mac == "" and age < DOUBT * shell[4] then
        return only, 1
    end
    local begins = doubted and mac ~= ""
    note(shell, address, begins and "" or only, 0)
    return only, begins and 1 or 2
end
function ____exports.begin(shell, one)
    local source, mark = whose(shell, one)
    return function()
        letGo(13312)
        return use("alfred.busy.apply").apply(shell, one, source, mark)
    end
end
return ____exports

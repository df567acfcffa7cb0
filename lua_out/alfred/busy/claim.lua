-- Made from src/alfred/busy/claim.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbour = require("alfred.busy.neighbour")
local claimOf = ____neighbour.claimOf
local macOf = ____neighbour.macOf
local neighbour = ____neighbour.neighbour
local packed = ____neighbour.packed
local ____neighbours = require("alfred.busy.neighbours")
local note = ____neighbours.note
local write = ____neighbours.write
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____sign = require("alfred.busy.sign")
local sign = ____sign.sign
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local DOUBT = 3
local function signs(shell, sender, only, signed)
    local before = claimOf(sender)
    local count = sub(before, 1, 6) == only and byte(before, 7) or 0
    if not signed and count == 0 then
        return false
    end
    local often = signed and count + 1 or 0
    if often == 3 then
        use("alfred.newcomer", true).moved(shell, only)
    end
    write(
        shell,
        sub(sender, 1, 4),
        often == 0 and "" or only .. char(often),
        sub(sender, -4)
    )
    return often == 3
end
function ____exports.claim(shell, ip, id, only, known)
    local address = packed(ip)
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
    local signed = sign(
        only,
        math.floor(id / 256)
    ) == id
    if score ~= 0 then
        return signs(shell, sender, only, signed) and only or "", 2
    end
    local doubted = known and mac ~= only and not signed
    if doubted and mac == "" and age < DOUBT * shell[4] then
        return only, 1
    end
    local begins = doubted and mac ~= ""
    note(shell, address, begins and "" or only, 0)
    return only, begins and 1 or 2
end
return ____exports

-- Made from src/alfred/busy/neighbours.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbour = require("alfred.busy.neighbour")
local claimOf = ____neighbour.claimOf
local neighbour = ____neighbour.neighbour
local packed = ____neighbour.packed
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local tail = ____record.tail
local ____records = require("alfred.busy.records")
local put = ____records.put
local MOST = 64
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local min = ____math_1.min
function ____exports.write(shell, address, mac, stamp)
    local key = address .. "\0\0\0"
    put(
        shell[14],
        key,
        (((key .. "\0\0") .. char(#mac)) .. mac) .. stamp
    )
end
function ____exports.note(shell, address, mac, score)
    local now = tmr.time()
    local known = neighbour(shell, address)
    local its, was = "", 0
    if known ~= nil then
        local ____temp_2 = {ageOf(known, now)}
        was = ____temp_2[2]
        its = claimOf(known)
        if was == 0 and score ~= 0 and #its == 6 then
            its = ""
        end
    elseif shell[14][2] >= MOST and not use("alfred.newcomer", true).room(shell) then
        shell[27]("neighbours")
        return
    end
    if mac ~= nil and mac ~= "" and its ~= mac then
        use("alfred.newcomer", true).moved(shell, mac)
    end
    local stamp = was ~= 0 and score == 0 and sub(known, -4) or tail(
        now,
        min(was + score, 255)
    )
    ____exports.write(shell, address, mac or its, stamp)
end
function ____exports.announced(shell, ip)
    local address = packed(ip)
    ____exports.note(shell, address, nil, 8)
    if shell[15] == nil then
        shell[15] = address
    end
end
return ____exports

-- Made from src/alfred/status.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____facts = require("alfred.busy.facts")
local ipFor = ____facts.ipOf
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ____mac = require("alfred.busy.mac")
local macIn = ____mac.macOf
local macText = ____mac.macText
local ____mac_bytes = require("alfred.busy.mac_bytes")
local macBytes = ____mac_bytes.macBytes
local ____neighbours = require("alfred.busy.neighbours")
local neighbour = ____neighbours.neighbour
local packed = ____neighbours.packed
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____string_0 = string
local find = ____string_0.find
local sub = ____string_0.sub
function ____exports.macOf(shell, ip)
    if ip == shell[1].ip then
        return macText(shell[3])
    end
    if (find(ip, "^%d+%.%d+%.%d+%.%d+$")) == nil then
        return nil
    end
    local one = neighbour(
        shell,
        packed(ip)
    )
    local mac = one == nil and "" or macIn(one)
    local ____temp_1
    if mac == "" then
        ____temp_1 = nil
    else
        ____temp_1 = macText(mac)
    end
    return ____temp_1
end
function ____exports.ipOf(shell, mac)
    local bytes = macBytes(mac)
    local ____temp_2
    if bytes == nil then
        ____temp_2 = nil
    else
        ____temp_2 = ipFor(shell, bytes)
    end
    return ____temp_2
end
function ____exports.status(shell)
    local now = tmr.time()
    local primaries = {}
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                break
            end
            local age, score = ageOf(one, now)
            if score ~= 0 and age < shell[6] then
                local best = not shell[2] and sub(one, 1, 4) == shell[15]
                table.insert(
                    primaries,
                    {
                        ip = ipText(one, 1),
                        age = age,
                        best = best
                    }
                )
            end
        end
    end
    local own, heard = shell[11], shell[12]
    return {
        mode = shell[2] and "primary" or "secondary",
        group = shell[1].group or "",
        primaries = primaries,
        records = own[2] + heard[2],
        bytes = own[3] + heard[3],
        stats = shell[1].stats
    }
end
return ____exports

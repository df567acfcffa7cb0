-- Made from src/alfred/facts.ts by npm run build: change it there.
local ____exports = {}
local ipOfBytes
local ____neighbours = require("alfred.busy.neighbours")
local addressOf = ____neighbours.addressOf
local heardAt = ____neighbours.heardAt
local ipAt = ____neighbours.ipAt
local knownMac = ____neighbours.macOf
local packed = ____neighbours.packed
local ____records = require("alfred.busy.records")
local ageOf = ____records.ageOf
local each = ____records.each
local ____store = require("alfred.busy.store")
local macText = ____store.macText
function ipOfBytes(shell, mac)
    if mac == shell[3] then
        return shell[1].ip
    end
    local address = addressOf(shell, mac)
    local ____temp_1
    if address == nil then
        ____temp_1 = nil
    else
        ____temp_1 = ipAt(address, 1)
    end
    return ____temp_1
end
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local sub = ____string_0.sub
function ____exports.facts(shell, ____type)
    local found = {}
    local now = tmr.time()
    local following = each(shell[11], shell[12])
    do
        while true do
            local record = following()
            if record == nil then
                return found
            end
            if byte(record, 7) == ____type then
                local age, mark = ageOf(record, now)
                local source = "synced"
                if mark == 2 then
                    source = "local"
                elseif mark == 1 then
                    source = "firsthand"
                end
                found[macText(record)] = {
                    data = sub(record, 10 + 1, -4 - 1),
                    version = byte(record, 7 + 1),
                    age = age,
                    source = source,
                    ip = ipOfBytes(
                        shell,
                        sub(record, 1, 6)
                    )
                }
            end
        end
    end
end
function ____exports.macOf(shell, ip)
    if ip == shell[1].ip then
        return macText(shell[3])
    end
    if (find(ip, "^%d+%.%d+%.%d+%.%d+$")) == nil then
        return nil
    end
    local mac = knownMac(
        shell,
        packed(ip)
    )
    local ____temp_2
    if mac == nil then
        ____temp_2 = nil
    else
        ____temp_2 = macText(mac)
    end
    return ____temp_2
end
function ____exports.macBytes(text)
    if (find(text, "^%x%x:%x%x:%x%x:%x%x:%x%x:%x%x$")) == nil then
        return nil
    end
    local bytes = ""
    for at = 1, #text, 3 do
        bytes = bytes .. char(tonumber(
            sub(text, at, at + 1),
            16
        ))
    end
    return bytes
end
function ____exports.ipOf(shell, mac)
    local bytes = ____exports.macBytes(mac)
    local ____temp_3
    if bytes == nil then
        ____temp_3 = nil
    else
        ____temp_3 = ipOfBytes(shell, bytes)
    end
    return ____temp_3
end
function ____exports.status(shell)
    local all = shell[14]
    local now = tmr.time()
    local primaries = {}
    for at = 1, #all, 14 do
        local age, score = heardAt(all, at, now)
        if score ~= 0 and age < shell[6] then
            local best = not shell[2] and sub(all, at, at + 3) == shell[15]
            table.insert(
                primaries,
                {
                    ip = ipAt(all, at),
                    age = age,
                    best = best
                }
            )
        end
    end
    return {
        mode = shell[2] and "primary" or "secondary",
        group = shell[1].group or "",
        primaries = primaries,
        records = shell[11][2] + shell[12][2],
        bytes = shell[11][3] + shell[12][3],
        stats = shell[1].stats
    }
end
return ____exports

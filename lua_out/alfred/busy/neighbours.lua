-- Made from src/alfred/busy/neighbours.ts by npm run build: change it there.
local ____exports = {}
local MOST = 64
local UNKNOWN = "\0\0\0\0\0\0"
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local format = ____string_0.format
local match = ____string_0.match
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.packed(ip)
    return char(match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"))
end
function ____exports.ipAt(text, at)
    return format(
        "%d.%d.%d.%d",
        byte(text, at, at + 3)
    )
end
local function search(all, bytes, offset)
    local at = 1
    do
        while true do
            local found = find(all, bytes, at, true)
            if found == nil then
                return 0
            end
            if (found - 1 - offset) % 14 == 0 then
                return found - offset
            end
            at = found + 1
        end
    end
end
function ____exports.position(all, address)
    return search(all, address, 0)
end
function ____exports.heardAt(all, at, now)
    local a, b, c, score = byte(all, at + 10, at + 13)
    return (now - (a * 65536 + b * 256 + c)) % 16777216, score
end
function ____exports.addressOf(shell, mac)
    local at = search(shell[14], mac, 4)
    local ____temp_2
    if at == 0 or mac == UNKNOWN then
        ____temp_2 = nil
    else
        ____temp_2 = sub(shell[14], at, at + 3)
    end
    return ____temp_2
end
function ____exports.macOf(shell, address)
    local at = ____exports.position(shell[14], address)
    local mac = sub(shell[14], at + 4, at + 9)
    local ____temp_3
    if at == 0 or mac == UNKNOWN then
        ____temp_3 = nil
    else
        ____temp_3 = mac
    end
    return ____temp_3
end
local function room(shell, now)
    local all = shell[14]
    if #all < MOST * 14 then
        return true
    end
    local oldest, place = -1, 0
    for at = 1, #all, 14 do
        local age, score = ____exports.heardAt(all, at, now)
        if score == 0 and age > oldest then
            oldest, place = age, at
        end
    end
    if place == 0 then
        return false
    end
    shell[14] = sub(all, 1, place - 1) .. sub(all, place + 14)
    return true
end
function ____exports.note(shell, address, now, mac, score)
    if mac ~= nil then
        local before = search(shell[14], mac, 4)
        if before > 0 and sub(shell[14], before, before + 3) ~= address then
            shell[14] = (sub(shell[14], 1, before + 3) .. UNKNOWN) .. sub(shell[14], before + 10)
        end
    end
    local at = ____exports.position(shell[14], address)
    if at == 0 then
        if not room(shell, now) then
            shell[26]("neighbours")
            return
        end
        at = #shell[14] + 1
    end
    local all = shell[14]
    local known = sub(all, at + 4, at + 9)
    local scored = byte(all, at + 13) or 0
    if scored == 0 and score ~= nil then
        known = ""
    end
    if score ~= nil then
        scored = math.min(scored + score, 255)
    end
    known = mac or (known == "" and UNKNOWN or known)
    local passed = (at > #all or score ~= nil or scored == 0) and 0 or (____exports.heardAt(all, at, now))
    local time = (now - passed) % 16777216
    local stamp = char(
        floor(time / 65536),
        floor(time / 256) % 256,
        time % 256,
        scored
    )
    shell[14] = (((sub(all, 1, at - 1) .. address) .. known) .. stamp) .. sub(all, at + 14)
end
function ____exports.settle(shell, now)
    local all = shell[14]
    local kept, most, own = "", 0, -16
    local best
    for at = 1, #all, 14 do
        local age, score = ____exports.heardAt(all, at, now)
        local address = sub(all, at, at + 3)
        local primary = score ~= 0 and age < shell[6]
        local faded = primary and math.max(
            score - floor((score + 3) / 4),
            1
        ) or 0
        if primary and address == shell[15] then
            own = score
        end
        if primary and score > most then
            best, most = address, score
        end
        local named = sub(all, at + 4, at + 9) ~= UNKNOWN
        if primary or named and age < shell[5] then
            kept = kept .. sub(all, at, at + 12) .. char(faded)
        end
    end
    shell[14] = kept
    if most >= own + 16 or own < 0 then
        shell[15] = best
    end
end
function ____exports.primaries(shell)
    local all = shell[14]
    local found = ""
    for at = 1, #all, 14 do
        if byte(all, at + 13) ~= 0 then
            found = found .. sub(all, at, at + 3)
        end
    end
    return found
end
return ____exports

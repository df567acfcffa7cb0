-- Made from src/alfred/busy/facts.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ____mac = require("alfred.busy.mac")
local macText = ____mac.macText
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____string_0 = string
local byte = ____string_0.byte
local find = ____string_0.find
local sub = ____string_0.sub
function ____exports.ipOf(shell, mac)
    if mac == shell[3] then
        return shell[1].ip
    end
    for ____, piece in ipairs(shell[14][1]) do
        local at = find(piece, mac, 1, true)
        while at ~= nil do
            local high, low = byte(piece, at - 2, at - 1)
            if high == 0 and (low == 6 or low == 7 and byte(piece, at + 6) == 3) then
                return ipText(piece, at - 10)
            end
            at = find(piece, mac, at + 1, true)
        end
    end
    return nil
end
local function factOf(shell, record, now)
    local age, mark = ageOf(record, now)
    local source = "synced"
    if mark == 3 then
        source = "local"
    elseif mark == 2 then
        source = "firsthand"
    end
    local fact = {
        data = sub(record, 10 + 1, -4 - 1),
        version = byte(record, 7 + 1),
        age = age,
        source = source
    }
    local ip = ____exports.ipOf(
        shell,
        sub(record, 1, 6)
    )
    if ip ~= nil then
        fact.ip = ip
    end
    return fact
end
local function add(shell, found, records, ____type)
    local now = tmr.time()
    for ____, piece in ipairs(records[1]) do
        local at = 1
        while at <= #piece do
            local high, low = byte(piece, at + 10 - 2, at + 10 - 1)
            local from = at
            at = at + (high * 256 + low + 14)
            if byte(piece, from + 7 - 1) == ____type then
                local record = sub(piece, from, at - 1)
                found[macText(record)] = factOf(shell, record, now)
            end
        end
    end
end
local function facts(shell, ____type)
    local found = {}
    add(shell, found, shell[11], ____type)
    add(shell, found, shell[12], ____type)
    return found
end
function ____exports.answer(shell, ____type, to)
    local fine, found = pcall(facts, shell, ____type)
    if not fine then
        letGo(1073741823)
        fine, found = pcall(facts, shell, ____type)
    end
    local tell = guard(shell[28], to)
    if fine then
        return tell(found)
    end
    return tell(
        nil,
        tostring(found)
    )
end
return ____exports

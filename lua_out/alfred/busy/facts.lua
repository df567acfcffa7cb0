-- Made from src/alfred/busy/facts.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ____mac = require("alfred.busy.mac")
local macIn = ____mac.macOf
local macText = ____mac.macText
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.ipOf(shell, mac)
    if mac == shell[3] then
        return shell[1].ip
    end
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                return nil
            end
            if macIn(one) == mac then
                return ipText(one, 1)
            end
        end
    end
end
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
                    ip = ____exports.ipOf(
                        shell,
                        sub(record, 1, 6)
                    )
                }
            end
        end
    end
end
return ____exports

-- Made from src/alfred/busy/push.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____send = require("alfred.busy.send")
local send = ____send.send
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local STEP = 40
function ____exports.push(shell, ip, least, ____type, id)
    local transaction = id or node.random(0, 65535)
    local following = each(shell[11], shell[12])
    local records = ""
    local next
    local number, over = 0, false
    return function()
        local looked = 0
        while not over and next == nil do
            if looked == STEP then
                return false
            end
            looked = looked + 1
            local record = following()
            if record == nil then
                over = true
            elseif select(
                2,
                ageOf(record, 0)
            ) >= least and (____type == nil or byte(record, 7) == ____type) then
                local wire = sub(record, 1, -4 - 1)
                if #records + #wire + 8 > 1400 then
                    next = wire
                else
                    records = records .. wire
                end
            end
        end
        local ends = records == ""
        if ends and number == 0 and ____type == nil then
            return true
        end
        local length = #records + 4
        local head = char(
            ends and 3 or 0,
            0,
            floor(length / 256),
            length % 256
        )
        local which = char(
            floor(transaction / 256),
            transaction % 256,
            floor(number / 256),
            number % 256
        )
        send(shell, ip, (head .. which) .. records)
        number = number + 1
        records = next or ""
        next = nil
        return ends
    end
end
return ____exports

-- Made from src/alfred/busy/push.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____send = require("alfred.busy.send")
local send = ____send.send
local ____sign = require("alfred.busy.sign")
local sign = ____sign.sign
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local STEP = 40
function ____exports.push(shell, ip, least, ____type, id)
    local following = each(shell[11], shell[12])
    local records = ""
    local next
    local number, over = 0, false
    local own, ours = true, true
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
            else
                local ____, mark = ageOf(record, 0)
                if mark >= least and (____type == nil or byte(record, 7) == ____type) then
                    local wire = sub(record, 1, -4 - 1)
                    ours = mark == 3
                    local apart = id == nil and own and not ours and records ~= ""
                    if apart or #records + #wire + 8 > 1400 then
                        next = wire
                    else
                        records, own = records .. wire, ours
                    end
                end
            end
        end
        local ends = records == ""
        if ends and id == nil then
            return true
        end
        local transaction = id
        if transaction == nil and own then
            shell[22] = (shell[22] + 1) % 256
            transaction = sign(shell[3], shell[22])
        end
        if transaction == nil then
            transaction = node.random(0, 65535)
        end
        local function said(kind, n, what)
            local length = #what + 4
            local head = char(
                kind,
                0,
                floor(length / 256),
                length % 256
            )
            send(
                shell,
                ip,
                (head .. char(
                    floor(transaction / 256),
                    transaction % 256,
                    floor(n / 256),
                    n % 256
                )) .. what
            )
        end
        if not ends then
            said(0, number, records)
            if id ~= nil then
                number = number + 1
            else
                said(3, 1, "")
            end
        else
            said(3, number, "")
        end
        records = next or ""
        own = ours
        next = nil
        return ends
    end
end
return ____exports

-- Made from src/alfred/busy/send.ts by npm run build: change it there.
local ____exports = {}
local ____neighbours = require("alfred.busy.neighbours")
local ipAt = ____neighbours.ipAt
local ____packets = require("alfred.busy.packets")
local part = ____packets.part
local ____records = require("alfred.busy.records")
local ageOf = ____records.ageOf
local each = ____records.each
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.send(shell, ip, datagram)
    local alfred = shell[1]
    local stats = alfred.stats
    if alfred.socket == nil or alfred.ip == nil then
        return false
    end
    local socket = alfred.socket
    local sent = pcall(
        socket.send,
        socket,
        alfred.port,
        ip or alfred.group,
        datagram
    )
    if not sent then
        stats.sendErrors = stats.sendErrors + 1
        return false
    end
    stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824
    stats.bytesOut = (stats.bytesOut + #datagram) % 1073741824
    return true
end
function ____exports.push(shell, ip, least, ____type, id)
    local following
    local transaction = id or node.random(0, 65535)
    local next
    local number, over = 0, false
    return function()
        if following == nil then
            following = each(shell[11], shell[12])
        end
        local records = next or ""
        next = nil
        while not over and next == nil do
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
        if records ~= "" then
            ____exports.send(
                shell,
                ip,
                part(transaction, number, records)
            )
            number = number + 1
            return false
        end
        if number > 0 or ____type ~= nil then
            ____exports.send(
                shell,
                ip,
                part(transaction, number)
            )
        end
        return true
    end
end
function ____exports.pushAll(shell, addresses, least)
    local at = 1
    local current
    return function()
        if current == nil then
            if at > #addresses then
                return true
            end
            current = ____exports.push(
                shell,
                ipAt(addresses, at),
                least
            )
            at = at + 4
        end
        if current() then
            current = nil
        end
        return false
    end
end
return ____exports

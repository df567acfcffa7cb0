-- Made from src/alfred/busy/receive.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbours = require("alfred.busy.neighbours")
local note = ____neighbours.note
local packed = ____neighbours.packed
local ____records = require("alfred.busy.records")
local sizeAt = ____records.sizeAt
local WAITING = 8
local ____string_0 = string
local byte = ____string_0.byte
local function problemOf(datagram)
    local length = #datagram
    if length < 4 then
        return "size"
    end
    local ____type, version, high, low = byte(datagram, 1, 4)
    if version ~= 0 then
        return "version"
    end
    if ____type > 3 then
        return "type"
    end
    if high * 256 + low ~= length - 4 then
        return "size"
    end
    if ____type == 1 then
        local ____temp_1
        if length == 4 then
            ____temp_1 = nil
        else
            ____temp_1 = "size"
        end
        return ____temp_1
    end
    if ____type == 2 then
        local ____temp_2
        if length == 7 then
            ____temp_2 = nil
        else
            ____temp_2 = "size"
        end
        return ____temp_2
    end
    if ____type == 3 then
        local ____temp_3
        if length == 8 then
            ____temp_3 = nil
        else
            ____temp_3 = "size"
        end
        return ____temp_3
    end
    if length < 8 then
        return "size"
    end
    local at = 8 + 1
    while at <= length do
        if at + 10 - 1 > length then
            return "record"
        end
        if byte(datagram, at) % 2 == 1 then
            return "record"
        end
        local size = sizeAt(datagram, at) - 4
        if size > 1400 - 8 then
            return "record"
        end
        at = at + size
    end
    local ____temp_4
    if at == length + 1 then
        ____temp_4 = nil
    else
        ____temp_4 = "record"
    end
    return ____temp_4
end
function ____exports.receive(shell, datagram, ip)
    local stats = shell[1].stats
    stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
    stats.bytesIn = (stats.bytesIn + #datagram) % 1073741824
    local cause = problemOf(datagram)
    if cause ~= nil then
        shell[26](cause)
        return
    end
    local ____type = byte(datagram, 1)
    if ____type == 1 then
        local address = packed(ip)
        note(
            shell,
            address,
            tmr.time(),
            nil,
            8
        )
        if shell[15] == nil then
            shell[15] = address
        end
    elseif ____type == 2 then
        if #shell[18] >= WAITING then
            shell[26]("busy")
            return
        end
        local of, high, low = byte(datagram, 5, 7)
        local job = use("alfred.busy.send").push(
            shell,
            ip,
            0,
            of,
            high * 256 + low
        )
        table.insert(shell[18], job)
        stats.answered = stats.answered + 1
        shell[28]()
    else
        local a, b, c, d = byte(datagram, 5, 8)
        local packet = ____type == 0 and datagram or nil
        use("alfred.busy.transactions").hear(
            shell,
            ip,
            a * 256 + b,
            c * 256 + d,
            packet
        )
    end
end
return ____exports

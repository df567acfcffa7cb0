-- Made from src/alfred/busy/receive.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local letGo = ____modules.letGo
local use = ____modules.use
local ____record = require("alfred.busy.record")
local sizeAt = ____record.sizeAt
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
    if ____type ~= 0 then
        local most = 4
        if ____type == 2 then
            most = 7
        elseif ____type == 3 then
            most = 8
        end
        local ____temp_1
        if length == most then
            ____temp_1 = nil
        else
            ____temp_1 = "size"
        end
        return ____temp_1
    end
    if length < 8 then
        return "size"
    end
    local at = 8 + 1
    while at <= length do
        if at > length - 10 + 1 then
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
    local ____temp_2
    if at == length + 1 then
        ____temp_2 = nil
    else
        ____temp_2 = "record"
    end
    return ____temp_2
end
function ____exports.receive(shell, datagram, ip)
    local stats = shell[1].stats
    stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
    stats.bytesIn = (stats.bytesIn + #datagram) % 1073741824
    local cause = problemOf(datagram)
    if cause ~= nil then
        shell[27](cause)
        return
    end
    local ____type = byte(datagram, 1)
    if ____type == 1 then
        use("alfred.busy.neighbours").announced(shell, ip)
    elseif ____type == 2 then
        if #shell[18] >= WAITING then
            shell[27]("busy")
            return
        end
        local of, high, low = byte(datagram, 5, 7)
        table.insert(
            shell[18],
            function()
                letGo(13312)
                return use("alfred.busy.push").push(
                    shell,
                    ip,
                    0,
                    of,
                    high * 256 + low
                )
            end
        )
        stats.answered = stats.answered + 1
        shell[29]()
    else
        local a, b, c, d = byte(datagram, 5, 8)
        local packet = ____type == 0 and datagram or nil
        return hand(
            13312,
            "alfred.busy.transactions",
            shell,
            ip,
            a * 256 + b,
            c * 256 + d,
            packet
        )
    end
    return
end
return ____exports

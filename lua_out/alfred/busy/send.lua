-- Made from src/alfred/busy/send.ts by npm run build: change it there.
local ____exports = {}
function ____exports.send(shell, ip, datagram)
    local alfred = shell[1]
    local stats = alfred.stats
    if alfred.socket == nil or alfred.ip == nil then
        return
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
        return
    end
    stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824
    stats.bytesOut = (stats.bytesOut + #datagram) % 1073741824
end
return ____exports

-- Made from src/hbbp.ts by npm run build: change it there.
local ____key = require("hbbp.key")
local isGood = ____key.isGood
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
use("lib.needs", true).needs(
    "hbbp",
    "net",
    "tmr",
    "wifi",
    "node"
)
local ____string_0 = string
local find = ____string_0.find
local sub = ____string_0.sub
local stats = {
    datagramsIn = 0,
    datagramsOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    errors = 0,
    dropped = {}
}
local handlers = {}
local shell
local function report(problem)
    stats.errors = stats.errors + 1
    print("hbbp: " .. problem)
end
local function transmit(ip, key, payload)
    local datagram = use("hbbp.datagram", true).compose(key, payload)
    local hbbp = shell.hbbp
    if hbbp.socket == nil or hbbp.ip == nil then
        return false
    end
    local socket = hbbp.socket
    local sent = pcall(
        socket.send,
        socket,
        hbbp.port,
        ip or shell.target,
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
local function handlerOf(key)
    local of = key
    local handler = handlers[of]
    while handler == nil and of ~= "" do
        of = (string.match(
            sub(of, 1, -2),
            "^.*/"
        )) or ""
        handler = handlers[of]
    end
    return handler
end
local hbbp = {
    start = function(settings)
        use("hbbp.start", true).start(shell, settings)
    end,
    stop = function() return use("hbbp.start", true).stop(shell) end,
    broadcast = function(key, payload)
        local sent = transmit(nil, key, payload)
        return sent
    end,
    send = function(ip, key, payload)
        local sent = transmit(ip, key, payload)
        return sent
    end,
    on = function(key, handler)
        handlers[key] = handler
        return nil
    end,
    off = function(key)
        handlers[key] = nil
        return true
    end,
    stats = stats,
    started = false,
    port = 4950
}
local function receive(datagram, ip)
    local ____end = find(datagram, "\0", 1, true)
    local key = ____end == nil and datagram or sub(datagram, 1, ____end - 1)
    if #datagram > 1232 then
        return "size"
    end
    if not isGood(key) then
        return "key"
    end
    local handler = handlerOf(key)
    if handler == nil then
        return nil
    end
    local ____guard_result_2 = guard(report, handler)
    local ____temp_1
    if ____end == nil then
        ____temp_1 = nil
    else
        ____temp_1 = sub(datagram, ____end + 1)
    end
    ____guard_result_2(____temp_1, ip, key)
    return nil
end
shell = {
    hbbp = hbbp,
    target = "",
    onReceive = guard(
        report,
        function(_socket, datagram, _port, ip)
            if ip == hbbp.ip then
                return
            end
            stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
            stats.bytesIn = (stats.bytesIn + #datagram) % 1073741824
            local cause = receive(datagram, ip)
            if cause ~= nil then
                stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
            end
        end
    )
}
local ____exports = hbbp
return ____exports

-- Made from src/gossip.ts by npm run build: change it there.
local ____swim = require("gossip.swim")
local anyMember = ____swim.anyMember
local ping = ____swim.ping
local receive = ____swim.receive
local tick = ____swim.tick
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local instead = ____modules.instead
local letGo = ____modules.letGo
local use = ____modules.use
use("lib.needs", true).needs(
    "gossip",
    "net",
    "file",
    "tmr",
    "wifi",
    "node",
    "sjson"
)
local config = {
    seedList = {},
    roundInterval = 10000,
    comPort = 5000,
    debug = false,
    maxMembers = 30,
    maxData = 256,
    maxDataTotal = 3072,
    forgetAfter = 60
}
local stats = {
    datagramsIn = 0,
    datagramsOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    held = 0,
    errors = 0,
    dropped = {}
}
local gossip = {config = config, stats = stats, started = false}
local FUNCTIONS = " start stop sleep setConfig setRevFileValue setRevManually pushGossip getNetworkState members "
local slot, slotDatagrams, slotBytes = 0, 0, 0
local ticked = 0
local shell
local function log(format, ...)
    if config.debug then
        config.debugOutput(string.format(format, ...))
    end
end
local function countDropped(cause)
    stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
end
local function caught(problem)
    if (string.find(problem, "not enough memory", 1, true)) == nil then
        use("gossip.busy.report").report(shell, problem)
    else
        letGo(1073741823)
        countDropped("memory")
    end
end
local function textOf(address)
    return string.format(
        "%d.%d.%d.%d",
        string.byte(address, 1, 4)
    )
end
local function packed(ip)
    return string.char(string.match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"))
end
local function send(to, datagram, most)
    local now = math.floor(tmr.now() / 524288)
    if now ~= slot then
        slot, slotDatagrams, slotBytes = now, 0, 0
    end
    local length = #datagram
    if slotDatagrams >= (most or 7) or most == nil and slotBytes + length > 4000 then
        stats.held = stats.held + 1
        return
    end
    local socket = gossip.socket
    local ip = to == nil and shell[7] or textOf(to)
    local sent = pcall(
        socket.send,
        socket,
        config.comPort,
        ip,
        datagram
    )
    if not sent then
        stats.sendErrors = stats.sendErrors + 1
        return
    end
    slotDatagrams = slotDatagrams + 1
    slotBytes = slotBytes + length
    stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824
    stats.bytesOut = (stats.bytesOut + length) % 1073741824
end
local core = use("gossip.create", true).createCore({
    config = config,
    send = send,
    changes = function(change)
        if shell[9] ~= nil or gossip.updateCallback ~= nil or gossip.callbackFunction ~= nil then
            shell[6] = shell[6] .. change
        end
    end,
    ping = ping,
    anyMember = anyMember,
    drop = countDropped,
    heap = node.heap,
    random = node.random,
    uptime = tmr.time
})
gossip.core = core
local function finish()
    if shell[6] ~= "" then
        instead("gossip.busy.changes").tell(shell)
    end
    letGo(10240, true)
end
local onTick = guard(
    caught,
    function()
        local before = ticked
        ticked = tmr.now()
        if gossip.ip == nil then
            return
        end
        local passed = ticked - before
        tick(core, (passed < 0 and passed + 2147483647 or passed) > shell[8])
        local due = core[14] % 32 == 8
        local seeks = core[1][4] == 1 or core[14] % (16 * 32) == 8
        if core[30] ~= nil or due and (seeks or core[28]) then
            use("gossip.shell.chores", true).chores(shell, due and seeks, due)
        end
        finish()
    end
)
local onReceive = guard(
    caught,
    function(_socket, datagram, _port, ip)
        if not gossip.started or ip == gossip.ip then
            return
        end
        stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
        stats.bytesIn = (stats.bytesIn + #datagram) % 1073741824
        local cause = receive(
            core,
            packed(ip),
            datagram
        )
        if cause == "kind" then
            cause = use("gossip.shell.datagram", true).receive(shell, ip, datagram)
        end
        finish()
        if cause ~= nil then
            countDropped(cause)
            log("gossip: bad datagram from %s: %s", ip, cause)
        end
    end
)
shell = {
    gossip,
    core,
    nil,
    nil,
    nil,
    "",
    "",
    0,
    nil,
    log,
    textOf,
    packed,
    onTick,
    onReceive,
    nil
}
local meta = {__index = function(of, name)
    if of == config then
        return name == "debugOutput" and print or nil
    end
    if name == "inboundSocket" then
        return gossip.socket
    end
    if (string.find(FUNCTIONS, (" " .. name) .. " ", 1, true)) == nil then
        return nil
    end
    return function(value, option)
        local result = use("gossip.shell.commands", true).run(shell, name, value, option)
        return result
    end
end}
setmetatable(gossip, meta)
setmetatable(config, meta)
gossip.networkState = setmetatable(
    {},
    {
        __index = function(_, ip) return use("gossip.busy.view").member(shell, ip) end,
        __newindex = function() return error("gossip.networkState is read only: gossip.pushGossip shares data", 2) end,
        __pairs = gossip.members
    }
)
local ____exports = gossip
return ____exports

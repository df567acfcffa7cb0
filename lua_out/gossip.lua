-- Made from src/gossip.ts by npm run build: change it there.
local command, log, report, callBack, transmit, send, sendSyn, config, stats, fleet, gossip, onRound, onReceive, onAddress
local ____check = require("gossip.check")
local check = ____check.check
local ____compose = require("gossip.compose")
local compose = ____compose.compose
local ____fleet = require("gossip.fleet")
local apply = ____fleet.apply
local beat = ____fleet.beat
local createFleet = ____fleet.createFleet
local pick = ____fleet.pick
local setState = ____fleet.setState
local tick = ____fleet.tick
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function command(module, name, argument)
    module[name]({
        gossip = gossip,
        fleet = fleet,
        log = log,
        report = report,
        sendSyn = sendSyn,
        onRound = onRound,
        onReceive = onReceive,
        onAddress = onAddress
    }, argument)
end
function log(format, ...)
    if config.debug then
        config.debugOutput(string.format(format, ...))
    end
end
function report(problem)
    stats.errors = stats.errors + 1
    config.debugOutput("gossip: " .. problem)
end
function callBack(update, only)
    local callback = gossip.updateCallback or gossip.callbackFunction
    if callback == nil then
        return
    end
    if only then
        for ip, entry in pairs(update) do
            if fleet.state[ip] ~= entry then
                update[ip] = nil
            end
        end
    end
    guard(report, callback)(update)
end
function transmit(to, kind, known)
    local text = compose(fleet, kind, config.maxData, known)
    gossip.socket:send(config.comPort, to, text)
    stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824
    stats.bytesOut = (stats.bytesOut + string.len(text)) % 1073741824
end
function send(to, kind, known)
    local sent, problem = pcall(transmit, to, kind, known)
    if not sent then
        stats.sendErrors = stats.sendErrors + 1
        log("gossip: nothing sent to %s: %s", to, problem)
    end
    return sent
end
function sendSyn(to)
    if config.seedList ~= fleet.contacts then
        command(
            use("gossip.shell.config", true),
            "setConfig",
            {}
        )
    end
    beat(
        fleet,
        tmr.time()
    )
    local receiver = to or pick(fleet, node.random) or "255.255.255.255"
    if not send(receiver, "SYN") then
        return
    end
    local gone = tick(fleet, receiver)
    if gone ~= nil then
        callBack(gone)
    end
end
config = {
    seedList = {},
    roundInterval = 10000,
    comPort = 5000,
    debug = false,
    debugOutput = print,
    maxMembers = 27,
    maxData = 256,
    forgetAfter = 60
}
stats = {
    datagramsIn = 0,
    datagramsOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    errors = 0,
    dropped = {}
}
fleet = createFleet(config.seedList)
gossip = {config = config, stats = stats, networkState = fleet.state, started = false}
local function countDropped(cause, n)
    stats.dropped[cause] = (stats.dropped[cause] or 0) + n
end
local function saveRevision()
    fleet.saved = fleet.round
    command(
        use("gossip.shell.revision", true),
        "save"
    )
end
local function round()
    fleet.round = fleet.round + 1
    if fleet.online then
        sendSyn()
    end
    if fleet.unsaved then
        saveRevision()
    end
    for ip, since in pairs(fleet.gone) do
        if fleet.round - since >= config.forgetAfter and fleet.state[ip] ~= nil then
            use("gossip.members", true).forget(fleet, config)
            break
        end
    end
end
local function receive(_socket, data, _port, from)
    if not gossip.started or from == fleet.own then
        return
    end
    stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
    stats.bytesIn = (stats.bytesIn + string.len(data)) % 1073741824
    local checked, entries, cause = pcall(check, data, fleet.state, config.maxData)
    local kind = checked and cause or "memory"
    local sender = fleet.state[from]
    if sender ~= nil and (kind == "memory" or entries ~= nil) then
        setState(fleet, from, sender, 0)
    end
    if not checked or entries == nil then
        countDropped(kind, 1)
        log("gossip: bad datagram from %s: %s", from, kind)
        return
    end
    beat(
        fleet,
        tmr.time()
    )
    local taken, raised, full = apply(
        fleet,
        config,
        entries,
        string.len(data),
        node.heap
    )
    if full > 0 then
        countDropped("full", full)
    end
    if kind == "SYN" then
        send(from, "ACK", entries)
    elseif raised then
        sendSyn(from)
    end
    if taken then
        callBack(entries, true)
    end
    if fleet.unsaved and fleet.saved ~= fleet.round then
        pcall(saveRevision)
    end
end
onRound = guard(report, round)
onReceive = guard(report, receive)
onAddress = guard(
    report,
    function(ip) return command(
        use("gossip.shell.arrival", true),
        "addressed",
        ip
    ) end
)
for ____, name in ipairs({"start", "stop", "setConfig", "setRevFileValue"}) do
    gossip[name] = function(argument) return command(
        use("gossip.shell.commands", true),
        name,
        argument
    ) end
end
gossip.setRevManually = gossip.setRevFileValue
gossip.getNetworkState = function() return sjson.encode(fleet.state) end
gossip.pushGossip = function(data, to)
    if not gossip.started then
        log("gossip: not started")
        return
    end
    use("gossip.share", true).push(fleet, config.maxData, data)
    sendSyn(to)
end
local ____exports = gossip
return ____exports

-- Made from src/gossip/data/push.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____call = require("gossip.busy.call")
local callFor = ____call.callFor
local repeats = ____call.repeats
local ____hold = require("gossip.busy.hold")
local hold = ____hold.hold
local ____part = require("gossip.busy.part")
local part = ____part.part
local ____table = require("gossip.table")
local find = ____table.find
local BRACES = 9
local function encode(shell, data)
    if data == nil then
        return ""
    end
    local ok, json = pcall(sjson.encode, {data = data})
    if not ok then
        error(
            "gossip.pushGossip: the data cannot be JSON: " .. tostring(json),
            6
        )
    end
    if use("gossip.busy.garbled").isGarbled(data) then
        error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 6)
    end
    local text = json
    local length = #text - BRACES
    local most = shell[1].config.maxData
    if length > most then
        error(
            (("gossip.pushGossip: the data takes " .. tostring(length)) .. " bytes as JSON; maxData is ") .. tostring(most),
            6
        )
    end
    return text
end
function ____exports.push(shell, data, ip)
    if not shell[1].started then
        shell[8]("gossip: not started")
        return
    end
    local core = shell[2]
    local text = encode(shell, data)
    if core[12] ~= nil then
        use("gossip.busy.own").enter(core)
    end
    local mine = find(core[1], core[11])
    local version = string.byte(mine, 11) % 255 + 1
    hold(shell, mine, version, text)
    callFor(
        core,
        core[11],
        repeats(core)
    )
    for _ = 1, 2 do
        core[3](
            nil,
            string.char(140) .. part(shell, core[11])
        )
    end
    if ip ~= nil then
        use("gossip.greet", true).knock(
            core,
            shell[11](ip)
        )
    end
end
return ____exports

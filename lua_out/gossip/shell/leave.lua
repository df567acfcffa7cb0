-- Made from src/gossip/shell/leave.ts by npm run build: change it there.
local ____exports = {}
local ____whole = require("lib.busy.whole")
local whole = ____whole.whole
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____outgoing = require("gossip.busy.outgoing")
local entryOf = ____outgoing.entryOf
local ____own = require("gossip.busy.own")
local ____assert = ____own.assert
local enter = ____own.enter
local ____put = require("gossip.busy.put")
local put = ____put.put
local ____table = require("gossip.table")
local bytes = ____table.bytes
local digest = ____table.digest
local find = ____table.find
local TIMES = 4
local LAST = 11
local DRAIN = 300
local function tell(shell, condition, seconds)
    local core = shell[2]
    if core[12] ~= nil then
        enter(core)
    end
    local mine = find(core[1], core[11])
    ____assert(
        core,
        numberAt(mine, 5),
        string.byte(mine, 9) + 1,
        condition
    )
    core[20][core[11]] = nil
    local record = find(core[1], core[11])
    if seconds > 0 then
        local wakes = bytes(core[10]() + seconds)
        record = (string.sub(record, 1, 12 - 1) .. wakes) .. string.sub(record, 16)
        put(core[1], core[11], record)
    end
    local told = (string.char(134) .. digest(core)) .. entryOf(core, record)
    for _ = 1, TIMES do
        core[3](nil, told, LAST)
    end
end
function ____exports.goodbye(shell)
    tell(shell, 64 + 1, 0)
end
local function away(shell, seconds, go)
    local gossip = shell[1]
    if gossip.started and gossip.ip ~= nil then
        tell(shell, 2 + 1, seconds)
    end
    tmr.create():alarm(DRAIN, tmr.ALARM_SINGLE, go)
end
function ____exports.sleep(shell, given, option)
    local most = math.floor(node.dsleepMax() / 1000000)
    if 2147483647 + 1 < 0 then
        most = math.min(most, 2147)
    end
    local seconds = whole(given, most) or 0
    if seconds < 1 then
        error(
            (("gossip.sleep: \"" .. tostring(given)) .. "\" must be a whole number of seconds from 1 to ") .. tostring(most),
            5
        )
    end
    if option ~= nil and (whole(option, 4) == nil or option == 3) then
        error(
            ("gossip.sleep: \"" .. tostring(option)) .. "\" is no option of node.dsleep: 0, 1, 2 or 4",
            5
        )
    end
    away(
        shell,
        seconds,
        function() return node.dsleep(seconds * 1000000, option) end
    )
end
function ____exports.restart(shell, go)
    away(shell, 60, go)
end
return ____exports

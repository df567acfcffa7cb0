-- Made from src/gossip/busy/own.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local bytes = ____table.bytes
local find = ____table.find
local ____call = require("gossip.busy.call")
local callFor = ____call.callFor
local repeats = ____call.repeats
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____settle = require("gossip.busy.settle")
local settle = ____settle.settle
local ____version = require("gossip.busy.version")
local isAhead = ____version.isAhead
local JOINS = 7
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.assert(core, revision, incarnation, condition, version)
    local mine = find(core[1], core[11])
    local heartbeat = bytes(core[10]())
    local fell = mine ~= nil and heartbeat < sub(mine, 12, 15)
    if incarnation > 255 or fell and numberAt(mine, 5) == revision then
        revision = revision + 1
        incarnation = 0
        core[28] = true
    end
    local held = mine == nil and 0 or byte(mine, 11)
    settle(
        core,
        ((core[11] .. bytes(revision)) .. char(incarnation, condition, version or held)) .. heartbeat
    )
    callFor(
        core,
        core[11],
        repeats(core)
    )
end
function ____exports.defend(core, entry)
    local mine = find(core[1], core[11])
    local life = sub(entry, 5, 9)
    local held = sub(mine, 5, 9)
    if life < held then
        return
    end
    local revision = numberAt(entry, 5)
    local condition = byte(entry, 10)
    local own = numberAt(mine, 5)
    if revision > 2147483645 then
        return
    end
    local older = life == held and condition == 1 and sub(entry, 12, 15) > bytes(core[10]())
    if older or revision > own or revision == own and isAhead(
        byte(entry, 11),
        byte(mine, 11)
    ) then
        core[28] = true
        ____exports.assert(core, revision + 1, 0, 1)
    elseif condition >= 48 or life > held or condition < 16 and condition > byte(mine, 10) then
        ____exports.assert(
            core,
            revision,
            byte(entry, 9) + 1,
            1
        )
    elseif condition >= 32 then
        callFor(core, core[11], 2)
        core[22] = math.min(core[22] + 1, 8)
    end
end
function ____exports.enter(core)
    local known = find(core[1], core[11])
    local ____temp_1
    if core[13] == nil then
        ____temp_1 = nil
    else
        ____temp_1 = find(core[1], core[13])
    end
    local left = ____temp_1
    local revision = core[12]
    if known ~= nil and numberAt(known, 5) >= revision then
        revision = numberAt(known, 5) + 1
        core[28] = true
    end
    local ____exports_assert_5 = ____exports.assert
    local ____core_3 = core
    local ____revision_4 = revision
    local ____temp_2
    if left == nil then
        ____temp_2 = nil
    else
        ____temp_2 = byte(left, 11)
    end
    ____exports_assert_5(
        ____core_3,
        ____revision_4,
        0,
        1,
        ____temp_2
    )
    if left ~= nil then
        use("gossip.busy.judge").judge(core, left, 64, JOINS)
    end
    callFor(core, core[11], JOINS)
    core[21] = JOINS
    core[17][core[11]] = nil
    core[32] = nil
    core[13] = nil
    core[12] = nil
end
return ____exports

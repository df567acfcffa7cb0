-- Made from src/alfred/busy/apply.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbours = require("alfred.busy.neighbours")
local macOf = ____neighbours.macOf
local note = ____neighbours.note
local packed = ____neighbours.packed
local position = ____neighbours.position
local ____records = require("alfred.busy.records")
local sizeAt = ____records.sizeAt
local ____store = require("alfred.busy.store")
local take = ____store.take
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local STEP = 5
local function whose(shell, one)
    if one[8] ~= nil then
        return nil
    end
    local address = packed(one[1])
    local at = position(shell[14], address)
    if at > 0 and byte(shell[14], at + 13) ~= 0 then
        return macOf(shell, address)
    end
    local only
    for ____, packet in pairs(one[4]) do
        local place = 8 + 1
        while place <= #packet do
            local source = sub(packet, place, place + 5)
            if (only or source) ~= source then
                return nil
            end
            only = source
            place = place + (sizeAt(packet, place) - 4)
        end
    end
    if only == nil or only == shell[3] then
        return nil
    end
    note(
        shell,
        address,
        tmr.time(),
        only
    )
    return only
end
local function answer(shell, one, problem)
    shell[17] = shell[17] - one[6]
    if problem == nil then
        local ____shell__1_stats_1, ____transactions_2 = shell[1].stats, "transactions"
        ____shell__1_stats_1[____transactions_2] = ____shell__1_stats_1[____transactions_2] + 1
    end
    if one[8] == nil then
        return
    end
    local facts = problem == nil and use("alfred.facts", true).facts(shell, one[9]) or nil
    guard(shell[27], one[8])(facts, problem)
end
function ____exports.apply(shell, one)
    local source
    local begun, number, at = false, 0, 8 + 1
    local function step()
        if not begun then
            source = whose(shell, one)
            begun = true
        end
        for _ = 1, STEP do
            local packet = one[4][number]
            while packet ~= nil and at > #packet do
                number = number + 1
                at = 8 + 1
                packet = one[4][number]
            end
            if packet == nil then
                return true
            end
            local from = at
            at = at + (sizeAt(packet, from) - 4)
            local record = sub(packet, from, at - 1)
            local mark = sub(record, 1, 6) == source and 1 or 0
            take(shell, record, mark, one[8] ~= nil)
        end
        return false
    end
    return function()
        local fine, done = pcall(step)
        if not fine then
            answer(
                shell,
                one,
                tostring(done)
            )
            error(done, 0)
        end
        if done then
            answer(shell, one)
        end
        return done
    end
end
return ____exports

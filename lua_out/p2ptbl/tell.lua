-- Made from src/p2ptbl/tell.ts by npm run build: change it there.
local ____exports = {}
local ____deflate = require("lib.gzip.busy.deflate")
local accept = ____deflate.accept
local begin = ____deflate.begin
local code = ____deflate.code
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____field = require("p2ptbl.busy.field")
local FIELD = ____field.FIELD
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local match = ____string_0.match
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
local min = ____math_1.min
local function placesOf(rows, fresh, last)
    local older = rows[2] - fresh
    local places, index = "", 0
    for i = 0, #rows[1] - 1 do
        local piece = rows[1][i + 1]
        local those, at = "", (find(piece, "\n", 1, true))
        while at < #piece do
            index = index + 1
            if index > older == last then
                those = those .. char(
                    floor(i / 256),
                    i % 256,
                    floor(at / 256),
                    at % 256
                )
            end
            at = (find(piece, "\n", at + 1, true))
        end
        places = places .. those
    end
    return places
end
local function stillNew(rows, fresh)
    rows[4] = min(rows[4] + fresh, rows[2])
end
local function send(shell, state, member, extra, fresh, told)
    return function()
        letGo(20480)
        local fine, sent = pcall(function()
            local payload = use("lib.gzip.busy.finish", true).finish(member, extra)
            letGo(20480)
            return shell[2].broadcast("p2ptbl/" .. state[1], payload)
        end)
        if fine and sent then
            local ____shell__1_stats_2, ____told_3 = shell[1].stats, "told"
            ____shell__1_stats_2[____told_3] = ____shell__1_stats_2[____told_3] + 1
        end
        stillNew(state[2], fresh - (fine and sent and told or 0))
        if not fine then
            error(sent, 0)
        end
        return true
    end
end
function ____exports.tell(shell, state, urgent)
    local rows = state[2]
    local size = state[21] or 1200
    state[21] = nil
    local digest = rows[5] or ""
    local pieces = {}
    for ____, piece in ipairs(rows[1]) do
        table.insert(pieces, piece)
    end
    local news = urgent > 0
    local fresh = (news or state[18] % 2 == 0) and rows[4] or 0
    local behind = news and max(fresh - urgent - state[19], 0) or 0
    fresh = fresh - behind
    if news and fresh == 0 then
        return function() return true end
    end
    local newer = placesOf(rows, fresh, true)
    local older = news and "" or placesOf(rows, fresh, false)
    local now = tmr.time()
    local member = begin()
    local told, next, misses = 0, 0, 0
    local function step()
        local left = 24
        while left > 0 do
            local cost = code(member)
            left = left - max(cost, 1)
            if cost == 0 then
                if next > 0 then
                    if accept(member, size, 10) then
                        misses = 0
                        if told + 1 == next and told < fresh then
                            told = next
                        end
                    else
                        misses = misses + 1
                    end
                end
                if newer == "" and older == "" or misses == 3 then
                    local ____temp_4
                    if digest == "" then
                        ____temp_4 = nil
                    else
                        ____temp_4 = FIELD .. digest
                    end
                    local extra = ____temp_4
                    if not news then
                        state[18] = state[18] + 1
                    end
                    shell[5] = send(
                        shell,
                        state,
                        member,
                        extra,
                        fresh,
                        behind > 0 and 0 or told
                    )
                    return
                end
                next = next + 1
                local lot = newer == "" and node.random(
                    1,
                    floor(#older / 4)
                ) * 4 or 4
                local i, j, high, low = byte(newer == "" and older or newer, lot - 3, lot)
                if newer == "" then
                    older = sub(older, 1, lot - 4) .. sub(older, lot + 1)
                else
                    newer = sub(newer, lot + 1)
                end
                local piece = pieces[i * 256 + j + 1]
                local at = high * 256 + low + 1
                local ____end = find(piece, "\n", at, true)
                local row = sub(piece, at, ____end)
                local gone = match(row, "^([^\t]*)\t[^\t]*\t\n$")
                local since = gone == nil and now or (state[11][gone] or now)
                if now - since < floor(state[6] / 2) then
                    member[1] = member[1] .. row
                end
            end
        end
    end
    local undo = shell[6]
    shell[6] = function()
        stillNew(rows, fresh)
        state[21] = size
        undo()
    end
    rows[4] = rows[4] - fresh
    return function()
        local fine, problem = pcall(step)
        if not fine then
            stillNew(rows, fresh)
            error(problem, 0)
        end
        return false
    end
end
return ____exports

-- Made from src/p2ptbl/tell.ts by npm run build: change it there.
local ____exports = {}
local ____deflate = require("lib.gzip.busy.deflate")
local accept = ____deflate.accept
local begin = ____deflate.begin
local code = ____deflate.code
local finish = ____deflate.finish
local ____field = require("p2ptbl.busy.field")
local FIELD = ____field.FIELD
local ____string_0 = string
local find = ____string_0.find
local match = ____string_0.match
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
local min = ____math_1.min
local function placesOf(rows, fresh, others)
    local places = {}
    local older = rows[2] - fresh
    for ____, last in ipairs({true, false}) do
        local index = 0
        for i = 1, (last or others) and #rows[1] or 0 do
            local piece = rows[1][i]
            local at = find(piece, "\n", 1, true)
            while at < #piece do
                index = index + 1
                if index > older == last then
                    table.insert(places, (i - 1) * 1024 + at)
                end
                at = find(piece, "\n", at + 1, true)
            end
        end
    end
    return places
end
local function shuffle(places, from, random)
    for i = #places, from + 1, -1 do
        local j = random(from, i)
        local place = places[i]
        places[i] = places[j]
        places[j] = place
    end
end
function ____exports.tell(shell, state, news)
    local rows = state[2]
    local size = state[21] or 1200
    state[21] = nil
    local digest = rows[5] or ""
    local pieces = {}
    for ____, piece in ipairs(rows[1]) do
        table.insert(pieces, piece)
    end
    local fresh = (news or state[18] % 2 == 0) and rows[4] or 0
    if news and fresh == 0 then
        return function() return true end
    end
    local places = placesOf(rows, fresh, not news)
    local now = tmr.time()
    shuffle(places, fresh + 1, node.random)
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
                if next == #places or misses == 3 then
                    local ____finish_3 = finish
                    local ____temp_2
                    if digest == "" then
                        ____temp_2 = nil
                    else
                        ____temp_2 = FIELD .. digest
                    end
                    local payload = ____finish_3(member, ____temp_2)
                    if shell[2].broadcast("p2ptbl/" .. state[1], payload) then
                        local ____shell__1_stats_4, ____told_5 = shell[1].stats, "told"
                        ____shell__1_stats_4[____told_5] = ____shell__1_stats_4[____told_5] + 1
                    else
                        told = 0
                    end
                    if not news then
                        state[18] = state[18] + 1
                    end
                    return true
                end
                next = next + 1
                local place = places[next]
                local piece = pieces[floor(place / 1024) + 1]
                local at = place % 1024 + 1
                local ____end = find(piece, "\n", at, true)
                local row = sub(piece, at, ____end)
                local gone = match(row, "^([^\t]*)\t[^\t]*\t\n$")
                local since = gone == nil and now or (state[11][gone] or now)
                if now - since < floor(state[6] / 2) then
                    member[1] = member[1] .. row
                end
            end
        end
        return false
    end
    rows[4] = rows[4] - fresh
    return function()
        local fine, done = pcall(step)
        if not fine then
            told = 0
        end
        if not fine or done then
            rows[4] = min(rows[4] + fresh - told, rows[2])
        end
        if not fine then
            error(done, 0)
        end
        return done
    end
end
return ____exports

-- Made from src/p2ptbl/busy/work.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____pace = require("p2ptbl.busy.pace")
local beginInterval = ____pace.begin
local by = ____pace.by
local SHORTEST = ____pace.SHORTEST
local SAME = 2
local AGE = 64
local DAY = 86400
local function isOver(time, now)
    local since = now - time
    return since >= 0 or since < -DAY
end
local ____math_0 = math
local max = ____math_0.max
local min = ____math_0.min
local function isDue(state, now)
    if state[20] then
        state[20] = false
        return true, 0
    end
    local urgent = state[19]
    if urgent > 0 then
        state[19] = 0
        return true, urgent
    end
    if not state[10] or state[14] == nil or not isOver(state[14], now) then
        return false
    end
    state[14] = nil
    return state[16] < SAME, 0
end
local function takes(shell)
    local first = table.remove(shell[4], 1)
    if first == nil then
        return false
    end
    letGo(20480)
    shell[6] = function() return shell[12]("memory") end
    shell[5] = use("p2ptbl.take", true).take(shell, first[1], first[2])
    letGo(20480)
    return true
end
local function tells(shell)
    if shell[2].ip == nil then
        return false
    end
    local now = tmr.time()
    for ____, state in pairs(shell[3]) do
        local due, news = isDue(state, now)
        if due then
            letGo(20480)
            shell[6] = function()
                if news > 0 then
                    state[19] = state[19] + news
                else
                    state[20] = true
                end
            end
            local function tell()
                letGo(20480)
                shell[5] = use("p2ptbl.tell", true).tell(shell, state, news)
                letGo(20480)
                return false
            end
            if (state[2][5] or "") == "" then
                local reckon = use("p2ptbl.digest", true).reckon(state[2])
                shell[5] = function()
                    if reckon() then
                        shell[5] = tell
                    end
                    return false
                end
            else
                shell[5] = tell
            end
            return true
        end
    end
    return false
end
function ____exports.begin(shell)
    if #shell[4] < 2 then
        if not takes(shell) then
            tells(shell)
        end
    elseif not tells(shell) then
        takes(shell)
    end
end
function ____exports.look(shell, now)
    shell[8] = now + AGE
    local failed
    use("p2ptbl.forget", true).forget(shell, now)
    for ____, state in pairs(shell[3]) do
        if state[12] ~= nil and isOver(state[12], now) then
            letGo(13312)
            local saved, problem = pcall(function() return use("p2ptbl.save", true).save(shell, state) end)
            if not saved then
                failed = problem
            end
        end
        if state[12] ~= nil then
            by(shell, state[12])
        end
        if #state[23] > 0 then
            shell[10](function() return shell[11](state) end)
        end
        if state[10] then
            if state[14] == nil and isOver(state[15], now) then
                if state[16] >= SAME then
                    state[2][4] = 0
                end
                beginInterval(
                    shell,
                    state,
                    state[2][4] > 0 and SHORTEST or min(2 * state[13], state[4])
                )
            end
            local at = state[14] or now
            by(
                shell,
                now < at and min(at, state[15]) or max(state[15], now + SHORTEST)
            )
        end
    end
    shell[9]()
    if failed ~= nil then
        error(failed, 0)
    end
end
return ____exports

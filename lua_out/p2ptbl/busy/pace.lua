-- Made from src/p2ptbl/busy/pace.ts by npm run build: change it there.
local ____exports = {}
____exports.SHORTEST = 2
local ____math_0 = math
local min = ____math_0.min
function ____exports.by(shell, time)
    shell[8] = min(shell[8], time)
end
function ____exports.begin(shell, state, pace)
    local now = tmr.time()
    state[13] = pace
    state[14] = now + node.random(
        math.floor(pace / 2),
        pace
    )
    state[15] = now + pace
    state[16] = 0
    ____exports.by(shell, state[14])
end
local function hasten(shell, state)
    if state[10] and state[13] > ____exports.SHORTEST then
        ____exports.begin(shell, state, ____exports.SHORTEST)
    end
end
function ____exports.differs(shell, state)
    local now = tmr.time()
    local since = now - state[17]
    if since >= 0 and since < state[4] then
        return
    end
    state[17] = now
    hasten(shell, state)
end
function ____exports.changed(shell, state, key)
    if state[12] == nil then
        state[12] = tmr.time() + state[5]
        ____exports.by(shell, state[12])
    end
    if state[19] > 0 then
        state[19] = state[19] + 1
    end
    state[16] = 0
    hasten(shell, state)
    if state[22] == nil then
        return
    end
    if #state[23] == 0 then
        shell[10](function() return shell[11](state) end)
    end
    table.insert(state[23], key)
end
return ____exports

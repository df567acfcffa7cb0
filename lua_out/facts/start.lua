-- Made from src/facts/start.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local TICK = 100
function ____exports.start(shell)
    local begun, problem = pcall(function()
        local id = use("lib.safe_file", true).load("facts/id")
        shell[49] = id ~= nil and #id == 8 and id or ""
        if shell[54] ~= nil and #shell[13] == 0 then
            use("facts.busy.spill").load(shell)
        end
        local now = shell[2]
        shell[5] = tmr.now()
        shell[7] = 0
        shell[35] = 0
        shell[34] = now
        shell[32] = now
        shell[21] = now + 50
        shell[27] = now + shell[26]
        shell[31] = now + shell[30]
        shell[29] = now + shell[28]
        for ____, own in ipairs(shell[20]) do
            own[4] = now + own[3]
        end
        shell[25] = 0
        shell[56] = shell[54] == nil and 2147483647 or now + math.floor(shell[55] / 2)
        shell[43] = 1
        shell[45] = 0
        shell[46] = -1
        shell[47] = false
        shell[48] = false
        shell[44] = now + node.random(1, 10)
        shell[3] = 0
        shell[8] = tmr.create()
        shell[8]:alarm(TICK, tmr.ALARM_AUTO, shell[9])
    end)
    shell[1].started = begun
    if begun then
        return
    end
    use("facts.stop", true).halt(shell)
    return error(problem, 0)
end
return ____exports

-- Made from src/facts/start.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local TICK = 100
local function catchUp(shell)
    local now = tmr.now()
    local last = shell[5]
    local anew = now < last
    local told = anew and math.floor(now / 1000000) + math.floor((2147483647 - last) / 1000000) or math.floor((now - last) / 1000000)
    local more = math.floor((tmr.time() - shell[62] - told + 1073) / 2147)
    shell[6] = shell[6] + (math.max(more, 0) + (anew and 1 or 0))
    shell[5] = now
end
function ____exports.start(shell)
    local begun, problem = pcall(function()
        catchUp(shell)
        local id = use("lib.safe_file", true).load("facts/id")
        shell[51] = id ~= nil and #id == 8 and id or ""
        if shell[56] ~= nil and #shell[14] == 0 then
            use("facts.restore", true).restore(shell)
        end
        local now = shell[2]
        shell[7] = 0
        shell[36] = 0
        shell[35] = now
        shell[33] = now
        shell[22] = now + 50
        shell[28] = now + shell[27]
        shell[32] = now + shell[31]
        shell[30] = now + shell[29]
        for ____, own in ipairs(shell[21]) do
            own[4] = now + own[3]
        end
        shell[26] = 0
        shell[58] = shell[56] == nil and 2147483647 or now + math.floor(shell[57] / 2)
        shell[44] = 1
        shell[46] = 0
        shell[47] = -1
        shell[49] = false
        shell[50] = false
        shell[45] = now + node.random(1, 10)
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

-- Made from src/alfred/busy/look.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____open = require("alfred.busy.open")
local close = ____open.close
local TRIES = 4
local function giveUp(shell)
    local now = tmr.time()
    local timeout = shell[7]
    for i = #shell[16], 1, -1 do
        do
            local __continue3
            repeat
                local one = shell[16][i]
                if one == nil or one[7] then
                    __continue3 = true
                    break
                end
                local since = now - (one[11] or one[3])
                local over = since >= timeout + 1 or since < 0
                if one[9] ~= nil and not over and TRIES * (now - one[3]) > math.max(timeout, TRIES) then
                    use("alfred.ask", true).ask(shell, one)
                elseif over then
                    close(shell, one)
                    if one[9] == nil then
                        shell[27]("unfinished")
                    else
                        guard(shell[28], one[9])(nil, "timeout")
                    end
                end
                __continue3 = true
            until true
            if not __continue3 then
                break
            end
        end
    end
end
local function tell(shell)
    local types = {}
    for ____type in pairs(shell[24]) do
        table.insert(types, ____type)
    end
    shell[24] = nil
    table.sort(types)
    if shell[25] ~= nil then
        guard(shell[28], shell[25])(types)
    end
end
local function sync(shell)
    if shell[19] ~= nil then
        return
    end
    local job
    shell[19] = function()
        if job ~= nil then
            return job()
        end
        letGo(13312)
        job = use("alfred.busy.sync").begin(shell)
        return false
    end
    table.insert(shell[18], shell[19])
    shell[29]()
end
function ____exports.look(shell)
    if #shell[16] > 0 then
        giveUp(shell)
    end
    if shell[21] <= 0 then
        shell[21] = shell[20]
        sync(shell)
    end
    if shell[24] ~= nil then
        tell(shell)
    end
end
return ____exports

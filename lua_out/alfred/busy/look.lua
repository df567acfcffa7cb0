-- Made from src/alfred/busy/look.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbours = require("alfred.busy.neighbours")
local primaries = ____neighbours.primaries
local settle = ____neighbours.settle
local ____packets = require("alfred.busy.packets")
local packet = ____packets.packet
local ____store = require("alfred.busy.store")
local purge = ____store.purge
local ____transactions = require("alfred.busy.transactions")
local close = ____transactions.close
local function giveUp(shell, now)
    for i = #shell[16], 1, -1 do
        local since = now - shell[16][i][3]
        if since >= shell[7] or since < 0 then
            local one = close(shell, i)
            if one[8] == nil then
                shell[26]("unfinished")
            else
                guard(shell[27], one[8])(nil, "timeout")
            end
        end
    end
end
local function tell(shell)
    local types = {}
    for ____type in pairs(shell[23]) do
        table.insert(types, ____type)
    end
    shell[23] = nil
    table.sort(types)
    if shell[24] ~= nil then
        guard(shell[27], shell[24])(types)
    end
end
local function sync(shell, now)
    settle(shell, now)
    local ____use_result_0 = use("alfred.busy.send")
    local send = ____use_result_0.send
    local pushAll = ____use_result_0.pushAll
    if shell[2] then
        send(
            shell,
            nil,
            packet(1, "")
        )
    end
    if shell[19] ~= nil then
        return
    end
    local to = shell[2] and primaries(shell) or (shell[15] or "")
    local pushing = pushAll(shell, to, shell[2] and 1 or 2)
    local pushed = false
    shell[19] = function()
        if pushed then
            return purge(shell)
        end
        pushed = pushing()
        return false
    end
    table.insert(shell[18], shell[19])
    shell[28]()
end
function ____exports.look(shell)
    local now = tmr.time()
    giveUp(shell, now)
    if shell[21] <= 0 then
        shell[21] = shell[20]
        sync(shell, now)
    end
    if shell[23] ~= nil then
        tell(shell)
    end
end
return ____exports

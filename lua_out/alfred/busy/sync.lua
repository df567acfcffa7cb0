-- Made from src/alfred/busy/sync.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local function settle(shell)
    local all = use("alfred.busy.settle").settle(shell)
    if shell[2] then
        use("alfred.busy.send").send(shell, nil, "\0\0\0")
    end
    return shell[2] and all or (shell[15] or "")
end
local function learn(shell)
    local gossip = _G.package.loaded.gossip
    if type(gossip) ~= "table" then
        return
    end
    local fine, problem = pcall(
        use("alfred.members", true).learn,
        shell,
        gossip
    )
    if not fine then
        shell[28](tostring(problem))
    end
end
function ____exports.begin(shell)
    local to
    local learnt, at = false, 1
    local pushing
    return function()
        if pushing ~= nil then
            if pushing() then
                pushing = nil
            end
            return false
        end
        letGo(13312)
        if not learnt then
            learnt = true
            learn(shell)
        elseif to == nil then
            to = settle(shell)
        elseif at > #to then
            return use("alfred.busy.purge").purge(shell)
        else
            local least = shell[2] and 2 or 3
            pushing = use("alfred.busy.push").push(
                shell,
                ipText(to, at),
                least
            )
            at = at + 4
        end
        return false
    end
end
return ____exports

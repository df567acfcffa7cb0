-- Made from src/gossip/shell/start.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local function arrival()
    return use("gossip.shell.arrival", true)
end
local function define(shell)
    local globals = _G
    local rom = node
    if not shell[4] then
        shell[4] = true
        local function restart()
            local told = pcall(function() return use("gossip.shell.leave", true).restart(shell, rom.restart) end)
            if not told then
                rom.restart()
            end
        end
        rawset(
            globals,
            "node",
            setmetatable({restart = restart}, {__index = rom})
        )
    end
    rawset(
        globals,
        "getNetworkState",
        function() return use("gossip.busy.listing").printNetworkState(shell) end
    )
    local honoured = false
    local function probe()
        honoured = true
        return next, {}
    end
    pairs(setmetatable({}, {__pairs = probe}))
    if honoured then
        return
    end
    local raw = pairs
    rawset(
        globals,
        "pairs",
        function(t)
            local meta = getmetatable(t)
            if type(meta) == "table" and meta.__pairs ~= nil then
                return meta.__pairs(t)
            end
            return raw(t)
        end
    )
end
function ____exports.start(shell)
    if shell[3] then
        shell[8]("gossip: already started")
        return
    end
    define(shell)
    if shell[14] == nil then
        shell[14] = guard(
            shell[9],
            function(ip) return arrival().addressed(shell, ip) end
        )
    end
    shell[3] = true
    local ip = use("lib.watch", true).watch(shell[14], shell[1].config.roundInterval)
    local begun, problem = pcall(
        arrival().addressed,
        shell,
        ip
    )
    if begun then
        return
    end
    use("gossip.shell.stop", true).stop(shell)
    error(problem, 0)
end
return ____exports

-- Made from src/gossip/shell/globals.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.define(shell)
    local globals = _G
    local rom = node
    if not shell[5] then
        shell[5] = true
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
return ____exports

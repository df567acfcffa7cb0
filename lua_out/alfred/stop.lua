-- Made from src/alfred/stop.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.abandon(shell)
    local open = shell[16]
    shell[16] = {}
    shell[17] = 0
    shell[18] = {}
    shell[19] = nil
    for ____, one in ipairs(open) do
        local answer = one[9]
        one[4] = {}
        one[9] = nil
        if answer ~= nil then
            guard(shell[28], answer)(nil, "stopped")
        end
    end
end
function ____exports.halt(shell)
    shell[1].started = false
    if shell[23] ~= nil then
        shell[23]:unregister()
    end
    shell[23] = nil
    local onAddress = shell[32]
    if onAddress ~= nil then
        pcall(function() return use("lib.watch", true).unwatch(onAddress) end)
    end
    pcall(function()
        local ____use_result_0 = use("lib.endpoint", true)
        local moveTo = ____use_result_0.moveTo
        local release = ____use_result_0.release
        pcall(moveTo, shell[1], nil, shell[31])
        release(shell[1])
    end)
end
function ____exports.stop(shell)
    if not shell[1].started then
        return
    end
    ____exports.halt(shell)
    ____exports.abandon(shell)
    shell[12] = {{}, 0, 0}
    shell[13] = {{}, 0, 0}
    shell[14] = {{}, 0, 0}
    shell[15] = nil
    shell[24] = nil
end
return ____exports

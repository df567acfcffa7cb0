-- Made from src/facts/stop.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
function ____exports.halt(shell)
    shell[1].started = false
    shell[44] = 0
    shell[62] = tmr.time()
    shell[16] = 0
    if shell[8] ~= nil then
        shell[8]:unregister()
    end
    shell[8] = nil
    use("facts.busy.link").release(shell)
end
function ____exports.stop(shell)
    if shell[1].started then
        ____exports.halt(shell)
    end
    return hand(13312, "facts.busy.save", shell)
end
return ____exports

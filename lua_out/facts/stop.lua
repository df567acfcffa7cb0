-- Made from src/facts/stop.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.halt(shell)
    shell[1].started = false
    shell[44] = 0
    shell[16] = 0
    if shell[8] ~= nil then
        shell[8]:unregister()
    end
    shell[8] = nil
    use("facts.busy.link").release(shell)
end
function ____exports.stop(shell)
    if not shell[1].started then
        return
    end
    ____exports.halt(shell)
    use("facts.busy.spill").save(shell)
end
return ____exports

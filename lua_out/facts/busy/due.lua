-- Made from src/facts/busy/due.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.due(shell)
    local now = shell[2]
    if now >= shell[21] then
        use("facts.busy.average").average(shell)
    end
    if now >= shell[25] then
        use("facts.busy.collect").collect(shell)
    end
    if now >= shell[44] then
        use("facts.busy.link").look(shell)
    end
    if now >= shell[56] then
        use("facts.busy.spill").spill(shell)
    end
    shell[3] = math.min(shell[21], shell[25], shell[44], shell[56])
end
return ____exports

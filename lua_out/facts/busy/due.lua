-- Made from src/facts/busy/due.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.due(shell)
    local now = shell[2]
    local again = now + 10
    if now >= shell[22] then
        use("facts.busy.average", false, 13312).average(shell)
    end
    if now >= shell[26] then
        shell[26] = again
        letGo(13312)
        use("facts.busy.collect").collect(shell)
    end
    if now >= shell[58] then
        shell[58] = again
        letGo(13312)
        use("facts.busy.spill").spill(shell)
    end
    if now >= shell[45] then
        shell[45] = again
        letGo(13312)
        if shell[44] == 4 then
            use("facts.busy.send").look(shell)
        else
            use("facts.busy.link").look(shell)
        end
    end
    shell[3] = math.min(shell[22], shell[26], shell[45], shell[58])
end
return ____exports

-- Made from src/gossip/shell/chores.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.chores(shell, seek, due)
    letGo(8192)
    if shell[2][30] ~= nil then
        use("gossip.data.pull", true).pull(shell)
    end
    if seek then
        use("gossip.greet", true).greet(shell)
        use("gossip.shell.age", true).age(shell[2])
    end
    if due and shell[2][28] then
        use("gossip.shell.revision", true).save(shell)
    end
end
return ____exports

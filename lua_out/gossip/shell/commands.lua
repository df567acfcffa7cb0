-- Made from src/gossip/shell/commands.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local function call(shell, name, value, option)
    if name == "getNetworkState" then
        return use("gossip.busy.listing").getNetworkState(shell)
    end
    if name == "members" then
        return use("gossip.busy.view").members(shell)
    end
    if name == "start" then
        use("gossip.shell.start", true).start(shell)
    elseif name == "stop" then
        use("gossip.shell.stop", true).stop(shell)
    elseif name == "sleep" then
        use("gossip.shell.leave", true).sleep(shell, value, option)
    elseif name == "setConfig" then
        use("gossip.shell.config", true).setConfig(shell, value)
    elseif name == "pushGossip" then
        use("gossip.data.push", true).push(shell, value, option)
    else
        use("gossip.shell.revision", true).set(shell, value)
    end
    return nil
end
function ____exports.run(shell, name, value, option)
    letGo(13312)
    local result = call(shell, name, value, option)
    letGo(10240, true)
    return result
end
return ____exports

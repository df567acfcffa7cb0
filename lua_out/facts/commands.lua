-- Made from src/facts/commands.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.run(shell, name, one, two, three)
    if name == "start" then
        return use("facts.settings", true).start(shell, one)
    end
    if name == "stop" then
        return use("facts.stop", true).stop(shell)
    end
    if name == "define" then
        use("facts.define", true).define(shell, one, two, three)
    else
        return use("facts.status", true).status(shell)
    end
    return
end
return ____exports

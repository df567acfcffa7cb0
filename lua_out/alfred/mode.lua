-- Made from src/alfred/mode.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.checkMode(where, mode)
    if mode ~= "primary" and mode ~= "secondary" then
        error(
            ((("alfred." .. where) .. ": the mode is ") .. tostring(mode)) .. ", and is to be \"primary\" or \"secondary\"",
            0
        )
    end
end
function ____exports.setMode(shell, mode)
    ____exports.checkMode("setMode", mode)
    if mode == "primary" == shell[2] then
        return
    end
    shell[2] = not shell[2]
    if shell[1].started then
        use("alfred.stop", true).abandon(shell)
    end
end
return ____exports

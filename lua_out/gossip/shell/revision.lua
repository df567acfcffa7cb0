-- Made from src/gossip/shell/revision.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local whole = ____entry.whole
local FILE = "gossip/rev.dat"
local function safeFile()
    return use("lib.safe_file", true)
end
function ____exports.write(shell, revision)
    if not safeFile().save(
        FILE,
        string.format("%d", revision)
    ) then
        shell.report(FILE .. " could not be written (flash full?)")
    end
end
function ____exports.save(shell)
    ____exports.write(shell, shell.fleet.state[shell.fleet.own].revision)
    shell.fleet.unsaved = false
end
function ____exports.following()
    local last = whole(
        tonumber(safeFile().load(FILE) or ""),
        2147483647 - 1
    )
    return last == nil and 0 or last + 1
end
return ____exports

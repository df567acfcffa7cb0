-- Made from src/gossip/shell/revision.ts by npm run build: change it there.
local ____exports = {}
local ____whole = require("lib.busy.whole")
local whole = ____whole.whole
local ____modules = require("lib.modules")
local use = ____modules.use
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____report = require("gossip.busy.report")
local report = ____report.report
local ____table = require("gossip.table")
local find = ____table.find
local FILE = "gossip/rev.dat"
local function safeFile()
    return use("lib.safe_file", true)
end
local function write(shell, revision)
    if not safeFile().save(
        FILE,
        string.format("%d", revision)
    ) then
        report(shell, FILE .. " could not be written (flash full?)")
    end
end
function ____exports.save(shell)
    local core = shell[2]
    write(
        shell,
        numberAt(
            find(core[1], core[11]),
            5
        )
    )
    shell[2][28] = false
end
function ____exports.set(shell, revision)
    local n = whole(revision, 2147483647 - 1)
    if n == nil then
        shell[10]("gossip: please give a whole number from 0 as revision")
    else
        write(shell, n)
    end
end
function ____exports.begin(shell)
    local last = whole(
        tonumber(safeFile().load(FILE) or ""),
        2147483647 - 1
    )
    local revision = last == nil and 0 or last + 1
    write(shell, revision)
    return revision
end
return ____exports

-- Made from src/gossip/busy/changes.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____table = require("gossip.table")
local find = ____table.find
local ____report = require("gossip.busy.report")
local report = ____report.report
local ____unpacked = require("gossip.busy.unpacked")
local unpacked = ____unpacked.unpacked
local function changed(shell, record)
    local gossip = shell[1]
    local core = shell[2]
    local data = shell[9]
    local address = string.sub(record, 1, 4)
    local now = find(core[1], address)
    local gone = now == nil
    if gone or string.byte(now, 11) == 0 then
        if data ~= nil then
            data[address] = nil
        end
    end
    local callback = gossip.updateCallback or gossip.callbackFunction
    if callback == nil then
        return
    end
    local function said(problem)
        return report(shell, problem)
    end
    local entry = unpacked(shell, now or record)
    if gone then
        entry.state = 4
        guard(said, callback)(entry)
    else
        local update = {}
        update[shell[11](address)] = entry
        guard(said, callback)(update)
    end
end
function ____exports.tell(shell)
    local records = shell[6]
    shell[6] = ""
    for at = 1, #records, 16 do
        changed(
            shell,
            string.sub(records, at, at + 16 - 1)
        )
    end
end
return ____exports

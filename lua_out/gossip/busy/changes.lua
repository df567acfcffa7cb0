-- Made from src/gossip/busy/changes.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local find = ____table.find
local ____unpacked = require("gossip.busy.unpacked")
local unpacked = ____unpacked.unpacked
local function changed(shell, address, forgotten)
    local gossip = shell[1]
    local data = shell[9]
    local now = find(shell[2][1], address)
    local gone = now == nil
    if gone or string.byte(now, 11) == 0 then
        if data ~= nil then
            data[address] = nil
        end
    end
    local callback = gossip.updateCallback or gossip.callbackFunction
    local record = now or forgotten
    if callback == nil or record == nil then
        return
    end
    local function said(problem)
        return use("gossip.busy.report").report(shell, problem)
    end
    local entry = unpacked(shell, record)
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
    local changes = shell[6]
    shell[6] = ""
    local at = 1
    while at < #changes do
        local address = string.sub(changes, at, at + 4 - 1)
        if string.byte(changes, at + 4) == 255 then
            at = at + (4 + 1)
            changed(shell, address)
        else
            at = at + 16
            changed(
                shell,
                address,
                string.sub(changes, at - 16, at - 1)
            )
        end
    end
end
return ____exports

-- Made from src/gossip/busy/view.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local find = ____table.find
local ____each = require("gossip.busy.each")
local eachRecord = ____each.eachRecord
local ____unpacked = require("gossip.busy.unpacked")
local unpacked = ____unpacked.unpacked
function ____exports.member(shell, ip)
    if not use("lib.ipv4", true).isAddress(ip) then
        return nil
    end
    local record = find(
        shell[2][1],
        shell[12](ip)
    )
    local ____temp_0
    if record == nil then
        ____temp_0 = nil
    else
        ____temp_0 = unpacked(shell, record)
    end
    return ____temp_0
end
function ____exports.members(shell)
    local following = eachRecord(shell)
    return function()
        local record = following()
        if record == nil then
            return
        end
        return shell[11](record), unpacked(shell, record)
    end
end
return ____exports

-- Made from src/gossip/shell/move.ts by npm run build: change it there.
local ____exports = {}
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____table = require("gossip.table")
local find = ____table.find
function ____exports.move(shell, ip)
    local core = shell[2]
    local data = shell[9]
    local mine = find(core[1], core[11])
    core[13] = core[11]
    core[11] = shell[12](ip)
    core[12] = numberAt(mine, 5)
    local text = data and data[core[13]]
    if text ~= nil then
        data[core[11]] = text
    end
end
return ____exports

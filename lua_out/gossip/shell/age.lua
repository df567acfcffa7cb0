-- Made from src/gossip/shell/age.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____table = require("gossip.table")
local bytes = ____table.bytes
local find = ____table.find
function ____exports.age(core)
    local mine = find(core[1], core[11])
    if mine == nil or bytes(core[10]()) >= string.sub(mine, 12, 15) then
        return
    end
    use("gossip.busy.own").assert(
        core,
        numberAt(mine, 5),
        0,
        1
    )
end
return ____exports

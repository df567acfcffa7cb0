-- Made from src/gossip/busy/room.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.hasRoom(core, alive, coming)
    if coming == nil then
        coming = 0
    end
    local members = core[1]
    local over = members[3] + coming - core[2].maxMembers
    if over > 0 or over == 0 and (not alive or members[3] == members[4]) then
        return false
    end
    if core[8]() < 2 * 1536 then
        collectgarbage()
    end
    if core[8]() < 1536 + coming * 16 then
        return false
    end
    if over == 0 then
        use("gossip.busy.evict").evict(core)
    end
    return true
end
function ____exports.refuse(core, problem)
    if (string.find(
        tostring(problem),
        "not enough memory",
        1,
        true
    )) == nil then
        error(problem, 0)
    end
    letGo(1073741823)
    core[7]("full")
end
return ____exports

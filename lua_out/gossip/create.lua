-- Made from src/gossip/create.ts by npm run build: change it there.
local ____exports = {}
function ____exports.createCore(around)
    local empty = {{""}, 0, 0, 0}
    local core = {
        empty,
        around.config,
        around.send,
        around.changes,
        around.ping,
        around.anyMember,
        around.drop,
        around.heap,
        around.random,
        around.uptime,
        "",
        nil,
        nil,
        0,
        32,
        around.random(0, 32 - 1),
        {},
        {},
        "",
        {},
        0,
        0,
        0,
        0,
        0,
        0,
        around.random(0, 63),
        nil,
        nil,
        nil,
        nil,
        nil
    }
    return core
end
function ____exports.prepare(core)
    if core[1][3] > 0 then
        return
    end
    for i = 0, math.min(
        math.floor((core[2].maxMembers - 1) / 20),
        254
    ) do
        core[1][1][i + 1] = ""
    end
end
return ____exports

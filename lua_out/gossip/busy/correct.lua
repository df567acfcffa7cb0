-- Made from src/gossip/busy/correct.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local digest = ____table.digest
local ____outgoing = require("gossip.busy.outgoing")
local entryOf = ____outgoing.entryOf
function ____exports.correct(core, from, kind, record)
    if kind >= 134 and core[9](
        1,
        math.max(core[1][4], 1)
    ) > 3 then
        return
    end
    core[3](
        from,
        (string.char(134) .. digest(core)) .. entryOf(core, record)
    )
end
return ____exports

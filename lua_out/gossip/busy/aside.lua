-- Made from src/gossip/busy/aside.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local digest = ____table.digest
local position = ____table.position
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.isUnheard(core, address, by)
    local probe = core[17][address]
    if probe ~= nil and #probe[3] < 6 * 4 and position(probe[3], by, 4) == 0 then
        probe[3] = probe[3] .. by
    end
end
function ____exports.contradict(core, entry)
    core[32] = sub(entry, 1, 4)
    core[3](
        core[32],
        (char(134) .. digest(core)) .. entry
    )
end
return ____exports

-- Made from src/gossip/busy/aside.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bytes = ____table.bytes
local digest = ____table.digest
local position = ____table.position
local ____number = require("gossip.busy.number")
local isAhead = ____number.isAhead
local numberAt = ____number.numberAt
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local min = ____math_1.min
function ____exports.isUnheard(core, address, by)
    local probe = core[17][address]
    if probe ~= nil and #probe[3] < 6 * 4 and position(probe[3], by, 4) == 0 then
        probe[3] = probe[3] .. by
    end
end
function ____exports.miss(core, address, from, version, held)
    if not isAhead(version, held) then
        return
    end
    if core[30] == nil then
        core[30] = {}
    end
    local asked = core[30][from] or ""
    if #asked < 32 * 4 and position(asked, address, 4) == 0 then
        core[30][from] = asked .. address
    end
end
function ____exports.contradict(core, entry)
    core[32] = sub(entry, 1, 4)
    core[3](
        core[32],
        (char(134) .. digest(core)) .. entry
    )
end
function ____exports.wakes(core, entry)
    core[29] = true
    return bytes(core[10]() + min(
        numberAt(entry, 12),
        16384
    ))
end
return ____exports

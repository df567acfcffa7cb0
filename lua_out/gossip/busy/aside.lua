-- Made from src/gossip/busy/aside.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local bytes = ____table.bytes
local digest = ____table.digest
local find = ____table.find
local position = ____table.position
local ____number = require("gossip.busy.number")
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
function ____exports.contradict(core, entry)
    core[32] = sub(entry, 1, 4)
    core[3](
        core[32],
        (char(134) .. digest(core)) .. entry
    )
end
function ____exports.sleeps(core, entry)
    local mine = find(
        core[1],
        sub(entry, 1, 4)
    )
    if mine == nil or sub(entry, 5, 10) ~= sub(mine, 5, 10) then
        return
    end
    core[29] = true
    local ____until = bytes(core[10]() + min(
        numberAt(entry, 12),
        16384
    ))
    local record = (sub(mine, 1, 12 - 1) .. ____until) .. sub(mine, 16)
    use("gossip.busy.put").put(
        core[1],
        sub(mine, 1, 4),
        record
    )
end
return ____exports

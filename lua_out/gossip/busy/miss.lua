-- Made from src/gossip/busy/miss.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local position = ____table.position
local ____version = require("gossip.busy.version")
local isAhead = ____version.isAhead
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.miss(core, from, entry, mine)
    local newer = isAhead(
        byte(entry, 11),
        byte(mine, 11)
    )
    if not newer or sub(entry, 5, 10) ~= sub(mine, 5, 10) then
        return
    end
    local address = sub(entry, 1, 4)
    if core[30] == nil then
        core[30] = {}
    end
    local asked = core[30][from] or ""
    if #asked < 32 * 4 and position(asked, address, 4) == 0 then
        core[30][from] = asked .. address
    end
end
return ____exports

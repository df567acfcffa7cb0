-- Made from src/gossip/busy/settle.ts by npm run build: change it there.
local ____exports = {}
local ____note = require("gossip.busy.note")
local note = ____note.note
local ____put = require("gossip.busy.put")
local put = ____put.put
function ____exports.settle(core, entry)
    local address = string.sub(entry, 1, 4)
    note(core, address)
    put(
        core[1],
        address,
        entry .. string.char(math.floor(core[14] / 128) % 256)
    )
    core[24] = core[14]
end
return ____exports

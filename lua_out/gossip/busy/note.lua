-- Made from src/gossip/busy/note.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local position = ____table.position
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.note(core, address)
    local rumours = core[19]
    local told = position(rumours, address, 4 + 1)
    if told > 0 then
        rumours = sub(rumours, 1, told - 1) .. sub(rumours, told + 4 + 1)
    end
    if #rumours < 40 then
        rumours = rumours .. address .. char(3)
    end
    core[4](address .. char(255))
    core[19] = rumours
end
return ____exports

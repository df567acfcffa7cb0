-- Made from src/gossip/busy/answer.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local digest = ____table.digest
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.answer(core, from, kind, datagram)
    if kind == 136 then
        if sub(datagram, 3, 5) == digest(core) then
            return
        end
        return byte(datagram, 2), sub(datagram, 6)
    end
    local subject = sub(datagram, 2, 5)
    if kind == 133 then
        use("gossip.busy.aside").isUnheard(core, subject, from)
    elseif kind == 131 then
        use("gossip.busy.suspect").favour(core, subject, from)
    else
        use("gossip.busy.suspect").isHeard(core, subject)
    end
    return
end
return ____exports

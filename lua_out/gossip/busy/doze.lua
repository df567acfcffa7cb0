-- Made from src/gossip/busy/doze.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local ____table = require("gossip.table")
local bytes = ____table.bytes
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
____exports.answer = function(core, from, kind, datagram, entries, marks, below, next)
    local text = datagram
    for i = 1, #marks do
        if byte(marks, i) % 16 >= 8 then
            core[29] = true
            local at = entries + (i - 1) * 15 + 12 - 1
            local ____until = bytes(core[10]() + math.min(
                numberAt(text, at),
                16384
            ))
            text = (sub(text, 1, at - 1) .. ____until) .. sub(text, at + 4)
        end
    end
    return hand(
        below,
        "gossip.busy.spread",
        core,
        from,
        kind,
        text,
        entries,
        marks,
        below,
        next
    )
end
return ____exports

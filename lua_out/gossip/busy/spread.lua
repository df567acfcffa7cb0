-- Made from src/gossip/busy/spread.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local ____note = require("gossip.busy.note")
local note = ____note.note
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
____exports.answer = function(core, from, kind, datagram, entries, marks, below, next)
    for i = 1, #marks do
        if byte(marks, i) % 8 >= 4 then
            local at = entries + (i - 1) * 15
            note(
                core,
                sub(datagram, at, at + 4 - 1)
            )
        end
    end
    return hand(
        below,
        "gossip.busy.take",
        core,
        from,
        kind,
        datagram,
        entries,
        marks,
        below,
        next
    )
end
return ____exports

-- Made from src/gossip/busy/spread.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
local ____note = require("gossip.busy.note")
local note = ____note.note
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.answer(core, from, kind, datagram, entries, marks, below, more, lacking)
    for i = 1, #marks do
        local mark = byte(marks, i)
        if mark >= 4 and mark < 8 then
            local at = entries + (i - 1) * 15
            local entry = sub(datagram, at, at + 15 - 1)
            note(
                core,
                sub(entry, 1, 4)
            )
            if byte(entry, 10) % 4 >= 2 then
                use("gossip.busy.aside").sleeps(core, entry)
            end
        end
    end
    if lacking then
        return hand(
            below,
            "gossip.busy.miss",
            core,
            from,
            kind,
            datagram,
            entries,
            marks,
            below,
            more
        )
    end
    if not more then
        return
    end
    return hand(
        below,
        "gossip.busy.follow",
        core,
        from,
        kind,
        datagram,
        entries,
        marks
    )
end
return ____exports

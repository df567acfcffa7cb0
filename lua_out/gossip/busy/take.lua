-- Made from src/gossip/busy/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
local ____table = require("gossip.table")
local find = ____table.find
local ____put = require("gossip.busy.put")
local put = ____put.put
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.answer(core, from, kind, datagram, entries, marks, below, more)
    local members = core[1]
    for i = 1, #marks do
        local at = entries + (i - 1) * 15
        local entry = sub(datagram, at, at + 15 - 1)
        local address = sub(entry, 1, 4)
        local order = sub(entry, 5, 10)
        local mine = find(members, address) or ""
        local known = sub(mine, 5, 10)
        if byte(marks, i) % 2 == 1 and order >= known then
            local held, heartbeat, stamp = "\0", sub(entry, 12), sub(mine, 16)
            local asleep = byte(order, 6) % 4 >= 2
            if asleep then
                heartbeat = use("gossip.busy.aside").wakes(core, heartbeat)
            end
            if mine == "" then
                core[25] = core[14]
            elseif sub(order, 1, 4) == sub(known, 1, 4) then
                held = sub(mine, 11, 11)
                local before = sub(mine, 12, 15)
                if heartbeat < before and not asleep then
                    heartbeat = before
                end
            end
            if order > known then
                core[24] = core[14]
                stamp = char(math.floor(core[14] / 128) % 256)
            end
            put(members, address, (((address .. order) .. held) .. heartbeat) .. stamp)
        end
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

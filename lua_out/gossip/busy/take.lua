-- Made from src/gossip/busy/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local ____table = require("gossip.table")
local find = ____table.find
local ____put = require("gossip.busy.put")
local put = ____put.put
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
____exports.answer = function(core, from, kind, datagram, entries, marks, below, next)
    local members = core[1]
    local tick = core[14]
    for i = 1, #marks do
        local marked = byte(marks, i)
        local at = entries + (i - 1) * 15
        local address = sub(datagram, at, at + (4 - 1))
        local order = sub(datagram, at + 4, at + (10 - 1))
        local mine = find(members, address) or ""
        local known = sub(mine, 5, 10)
        if marked % 2 == 1 and order >= known and (mine ~= "" or members[3] < core[2].maxMembers) then
            local held, heartbeat, stamp = "\0", sub(datagram, at + (12 - 1), at + (15 - 1)), sub(mine, 16)
            if sub(order, 1, 4) == sub(known, 1, 4) then
                held = sub(mine, 11, 11)
                local before = sub(mine, 12, 15)
                if heartbeat < before and marked < 8 then
                    heartbeat = before
                end
            end
            if order > known then
                stamp = char((tick - tick % 128) / 128 % 256)
            end
            put(members, address, (((address .. order) .. held) .. heartbeat) .. stamp)
        end
    end
    if next == "" then
        return
    end
    return hand(
        below,
        next,
        core,
        from,
        kind,
        datagram,
        entries,
        marks,
        below
    )
end
return ____exports

-- Made from src/gossip/busy/miss.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local ____table = require("gossip.table")
local find = ____table.find
local position = ____table.position
local ____version = require("gossip.busy.version")
local isAhead = ____version.isAhead
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local function miss(core, from, entry)
    local address = sub(entry, 1, 4)
    local mine = find(core[1], address)
    if mine == nil then
        return
    end
    local newer = isAhead(
        byte(entry, 11),
        byte(mine, 11)
    )
    if not newer or sub(entry, 5, 10) ~= sub(mine, 5, 10) then
        return
    end
    if core[30] == nil then
        core[30] = {}
    end
    local asked = core[30][from] or ""
    if #asked < 32 * 4 and position(asked, address, 4) == 0 then
        core[30][from] = asked .. address
    end
end
____exports.answer = function(core, from, kind, datagram, entries, marks, below)
    local more = kind == 137 or kind == 135
    for i = 1, #marks do
        local mark = byte(marks, i)
        if mark >= 16 then
            more = true
        end
        if mark % 4 >= 2 then
            local at = entries + (i - 1) * 15
            miss(
                core,
                from,
                sub(datagram, at, at + 15 - 1)
            )
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

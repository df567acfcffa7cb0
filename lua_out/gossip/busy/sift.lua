-- Made from src/gossip/busy/sift.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
local ____table = require("gossip.table")
local find = ____table.find
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local coming = 0
local function mark(core, entry, from, kind)
    local address = sub(entry, 1, 4)
    if address == core[11] then
        core[31] = entry
        return 0
    end
    local condition, version = byte(entry, 10, 11)
    local gone = condition >= 48
    if not gone and condition >= 32 then
        return 16
    end
    local members = core[1]
    local mine = find(members, address)
    local hearsay = gone and kind == 137
    local held, before = 0, ""
    if mine ~= nil then
        local order = sub(entry, 5, 10)
        local known = sub(mine, 5, 10)
        if sub(order, 1, 4) == sub(known, 1, 4) then
            if order < known then
                return 0
            end
            if hearsay and order > known and byte(order, 5) == byte(known, 5) then
                return byte(known, 6) < 48 and 32 or 0
            end
            held = byte(mine, 11)
            if order == known then
                before = sub(mine, 12, 15)
            end
        elseif order < known then
            return address == from and 48 or 0
        end
    elseif hearsay then
        return 0
    elseif (members[3] + coming >= core[2].maxMembers or core[8]() < 2 * 1536) and not use("gossip.busy.room").hasRoom(core, not gone, coming) then
        core[7]("full")
        return 0
    else
        coming = coming + 1
        core[25] = core[14]
    end
    local asleep = condition % 4 >= 2
    local marked = version == held and 0 or 2
    if before == "" then
        core[24] = core[14]
        core[17][address] = nil
        if core[32] == address then
            core[32] = nil
        end
        marked = marked + (1 + 4 + (asleep and 8 or 0))
    elseif not asleep and sub(entry, 12) > before then
        marked = marked + 1
    end
    return marked
end
function ____exports.answer(core, from, kind, datagram, entries)
    local marks = ""
    coming = 0
    local next = (kind == 137 or kind == 135) and "gossip.busy.follow" or ""
    local takes, news, sleepers, lacking = false, false, false, false
    for at = entries, #datagram, 15 do
        local marked = mark(
            core,
            sub(datagram, at, at + 15 - 1),
            from,
            kind
        )
        marks = marks .. char(marked)
        if marked >= 16 then
            next = "gossip.busy.follow"
        else
            if marked % 2 == 1 then
                takes = true
            end
            if marked >= 4 then
                news = true
            end
            if marked >= 8 then
                sleepers = true
            end
            if marked % 4 >= 2 then
                lacking = true
            end
        end
    end
    if lacking then
        next = "gossip.busy.miss"
    end
    local first = next
    if sleepers then
        first = "gossip.busy.doze"
    elseif news then
        first = "gossip.busy.spread"
    elseif takes then
        first = "gossip.busy.take"
    end
    if first == "" then
        return
    end
    local below = #datagram > 400 and 20480 or 6144
    return hand(
        below,
        first,
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

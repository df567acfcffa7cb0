-- Made from src/gossip/busy/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local digest = ____table.digest
local find = ____table.find
local ____store = require("gossip.busy.store")
local put = ____store.put
local settle = ____store.settle
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local function take(core, entry, from, kind)
    local address = sub(entry, 1, 4)
    if address == core[11] then
        core[31] = entry
        return
    end
    local condition, version = byte(entry, 10, 11)
    local gone = condition >= 48
    if not gone and condition >= 32 then
        use("gossip.busy.aside").isUnheard(core, address, from)
        return
    end
    local mine = find(core[1], address)
    local order = sub(entry, 5, 10)
    local hearsay = gone and kind == 137
    local held, known = 0, ""
    local heartbeat = sub(entry, 12, 15)
    if mine ~= nil then
        known = sub(mine, 5, 10)
        if sub(order, 1, 4) == sub(known, 1, 4) then
            held = byte(mine, 11)
            if hearsay and order > known and byte(order, 5) == byte(known, 5) then
                if byte(known, 6) < 48 then
                    use("gossip.busy.aside").contradict(core, entry)
                end
                return
            end
            local before = sub(mine, 12, 15)
            if heartbeat < before then
                heartbeat = before
            end
        elseif order < known then
            if address == from then
                use("gossip.busy.correct").correct(core, from, 134, mine)
            end
            return
        end
    elseif hearsay then
        return
    elseif not use("gossip.busy.room").hasRoom(core, not gone) then
        core[7]("full")
        return
    end
    local asleep = condition % 4 >= 2
    if order > known then
        if mine == nil then
            core[25] = core[14]
        end
        if asleep then
            heartbeat = use("gossip.busy.aside").wakes(core, entry)
        end
        core[17][address] = nil
        if core[32] == address then
            core[32] = nil
        end
        settle(
            core,
            (sub(entry, 1, 10) .. string.char(held)) .. heartbeat
        )
    elseif order == known and not asleep then
        put(
            core[1],
            address,
            (sub(mine, 1, 11) .. heartbeat) .. sub(mine, 16)
        )
    end
    if version ~= held and order >= known then
        use("gossip.busy.aside").miss(
            core,
            address,
            from,
            version,
            held
        )
    end
end
function ____exports.answer(core, from, kind, datagram, entries)
    for at = entries, #datagram, 15 do
        local taken, problem = pcall(
            take,
            core,
            sub(datagram, at, at + 15 - 1),
            from,
            kind
        )
        if not taken then
            use("gossip.busy.room").refuse(core, problem)
        end
    end
    if kind == 137 then
        core[27] = byte(datagram, 2)
        if core[24] == core[14] and core[26] ~= core[14] then
            core[26] = core[14]
            if #datagram > 1300 then
                return -1
            end
        end
    elseif kind == 135 and core[14] > 8 and sub(datagram, 2, 4) ~= digest(core) then
        if core[9](1, core[1][4]) <= 3 then
            return core[9](0, 255), ""
        end
    end
    return
end
return ____exports

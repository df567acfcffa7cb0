-- Made from src/gossip/swim.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local instead = ____modules.instead
local letGo = ____modules.letGo
local use = ____modules.use
local ____table = require("gossip.table")
local bucketOf = ____table.bucketOf
local bytes = ____table.bytes
local digest = ____table.digest
local find = ____table.find
local position = ____table.position
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local function laden(core, datagram)
    if core[19] == "" then
        return datagram
    end
    return datagram .. use("gossip.busy.news").rumours(core)
end
function ____exports.ping(core, address)
    local record = find(core[1], address)
    if record ~= nil and byte(record, 10) % 2 == 0 then
        use("gossip.greet", true).knock(core, address)
    else
        core[3](
            address,
            laden(
                core,
                char(129) .. digest(core)
            )
        )
    end
end
function ____exports.anyMember(core, besides)
    local members = core[1]
    for _ = 1, 16 do
        local at = core[9](1, members[3]) * 16
        for ____, bucket in ipairs(members[1]) do
            if at <= #bucket then
                local address = sub(bucket, at - 16 + 1, at - 16 + 4)
                if byte(bucket, at - 16 + 10) < 2 and address ~= core[11] and address ~= besides then
                    return address
                end
                break
            end
            at = at - #bucket
        end
    end
    return nil
end
function ____exports.tick(core, late)
    local probes = core[17]
    local members = core[1]
    local now = core[14] + 1
    core[14] = now
    if core[12] ~= nil then
        instead("gossip.busy.own").enter(core)
    end
    if (next(core[20])) ~= nil then
        instead("gossip.busy.news").call(core)
    end
    if now % core[15] == core[16] % core[15] then
        letGo()
        local address = core[32] or ____exports.anyMember(core)
        core[32] = nil
        if address ~= nil and not (probes[address] ~= nil) then
            probes[address] = {0, 1, "", nil}
        end
        local lot = core[9](1, 2 * members[4])
        if members[4] == 1 or members[3] > members[4] or lot == 1 or core[29] then
            instead("gossip.busy.sweep").look(core, members[4] == 1 or lot <= 8)
        end
    elseif now - core[24] < 4 * 32 then
        local address = ____exports.anyMember(core)
        if address ~= nil then
            if now - core[26] < 4 then
                instead("gossip.busy.give").ask(core, address)
            elseif now % 3 == 0 and now - core[24] < 32 then
                ____exports.ping(core, address)
            end
        end
    end
    if late then
        if core[22] < 8 then
            core[22] = core[22] + 1
        end
        return
    end
    for address, probe in pairs(probes) do
        probe[2] = probe[2] - 1
        if probe[2] <= 0 then
            probe[1] = probe[1] + 1
            probe[2] = 2 + core[22]
            ____exports.ping(core, address)
            if probe[1] > 6 then
                instead("gossip.busy.suspect").doubt(core, address, probe)
            end
        end
    end
    if #core[18] > 0 then
        instead("gossip.busy.suspect").oblige(core)
    end
end
function ____exports.receive(core, from, datagram)
    local kind = byte(datagram, 1)
    local length = #datagram
    if length == 0 or kind < 129 or kind > 137 then
        return "kind"
    end
    local plain = kind == 129 and length == 4 or kind == 130 and length == 5 and byte(datagram, 2) < 128
    local entries
    if not plain then
        entries = use("gossip.inspect", true).inspect(kind, datagram)
        if entries == nil then
            return "entry"
        end
    end
    core[23] = core[14]
    local probe = core[17][from]
    if #core[18] > 0 or probe ~= nil and probe[1] > 6 then
        instead("gossip.busy.suspect").isHeard(core, from)
    elseif probe ~= nil then
        core[17][from] = nil
        if core[22] > 0 then
            core[22] = core[22] - 1
        end
    end
    if kind == 129 then
        core[3](
            from,
            laden(
                core,
                char(130) .. bytes(core[10]())
            )
        )
    elseif kind == 130 then
        local heartbeat = sub(datagram, 2, 5)
        local buckets = core[1][1]
        local index = bucketOf(from, #buckets)
        local bucket = buckets[index + 1]
        local start = position(bucket, from, 16)
        local at = start + 12 - 1
        if start > 0 and byte(bucket, at - 2) == 1 and sub(bucket, at, at + 3) < heartbeat then
            buckets[index + 1] = (sub(bucket, 1, at - 1) .. heartbeat) .. sub(bucket, at + 4)
        end
    end
    if entries ~= nil then
        local first, sums = (entries > 1 and instead("gossip.busy.sift") or instead("gossip.busy.answer")).answer(
            core,
            from,
            kind,
            datagram,
            entries
        )
        if core[31] ~= nil and core[12] == nil then
            instead("gossip.busy.own").defend(core, core[31])
            core[31] = nil
        end
        if first ~= nil then
            instead("gossip.busy.give").give(core, from, first, sums)
        end
    end
    if kind == 129 and sub(datagram, 2, 4) ~= digest(core) then
        instead("gossip.busy.give").compare(core, from)
    end
    local record = find(core[1], from)
    if record ~= nil and byte(record, 10) > 1 then
        instead("gossip.busy.correct").correct(core, from, kind, record)
    end
    return nil
end
return ____exports

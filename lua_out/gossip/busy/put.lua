-- Made from src/gossip/busy/put.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bucketOf = ____table.bucketOf
local position = ____table.position
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local function weight(record)
    local p, q, r, s, r1, r2, r3, r4, incarnation, condition, version = byte(record, 1, 11)
    if p == nil or condition >= 48 then
        return 0
    end
    local place = ((p * 256 + q) * 179 + r * 256 + s) % 46336
    local revision = ((r1 * 256 + r2) * 31 + r3 * 256 + r4) % 46336
    local life = (revision * 19199 + incarnation * 256 + version) % 46336
    return (place + 1) * (life + 1) % 46337
end
function ____exports.put(members, address, record)
    local buckets = members[1]
    local index = bucketOf(address, #buckets)
    local bucket = buckets[index + 1]
    local found = position(bucket, address, 16)
    local at = found == 0 and #bucket + 1 or found
    local old = weight(sub(bucket, at, at + 16 - 1))
    local added = weight(record)
    buckets[index + 1] = table.concat({
        sub(bucket, 1, at - 1),
        record,
        sub(bucket, at + 16)
    })
    if found > 0 then
        members[3] = members[3] - 1
    end
    if record ~= "" then
        members[3] = members[3] + 1
    end
    if old > 0 then
        members[4] = members[4] - 1
    end
    if added > 0 then
        members[4] = members[4] + 1
    end
    members[2] = (members[2] + added - old + 16777216) % 16777216
end
____exports.weight = weight
return ____exports

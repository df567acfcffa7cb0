-- Made from src/gossip/table.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local search = ____string_0.find
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.bucketOf(address, buckets)
    local ____, b, c, d = byte(address, 1, 4)
    return (d + c * 7 + b * 13) % buckets
end
function ____exports.position(text, address, size)
    local at = 1
    do
        while true do
            local found = search(text, address, at, true)
            if found == nil then
                return 0
            end
            if (found - 1) % size == 0 then
                return found
            end
            at = found + 1
        end
    end
end
function ____exports.find(members, address)
    local bucket = members[1][____exports.bucketOf(address, #members[1]) + 1]
    local at = ____exports.position(bucket, address, 16)
    if at == 0 then
        return nil
    end
    return sub(bucket, at, at + 16 - 1)
end
function ____exports.bytes(n)
    local d = n % 256
    local cd = floor((n - d) / 256)
    local c = cd % 256
    local bc = floor((cd - c) / 256)
    local b = bc % 256
    return char(
        floor((bc - b) / 256) % 128,
        b,
        c,
        d
    )
end
function ____exports.digest(core)
    return sub(
        ____exports.bytes(core[1][2]),
        2
    )
end
return ____exports

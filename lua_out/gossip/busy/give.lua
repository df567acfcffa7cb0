-- Made from src/gossip/busy/give.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local bucketOf = ____table.bucketOf
local digest = ____table.digest
local find = ____table.find
local ____outgoing = require("gossip.busy.outgoing")
local entryOf = ____outgoing.entryOf
local ____put = require("gossip.busy.put")
local weight = ____put.weight
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local function sumsOf(members, salt)
    local buckets = members[1]
    local n = #buckets
    local sums = {0, 0, 0, 0}
    local text = ""
    for ____, bucket in ipairs(buckets) do
        for part = 1, 4 do
            sums[part] = 0
        end
        for at = 1, #bucket, 16 do
            local record = sub(bucket, at, at + 16 - 1)
            local part = floor(bucketOf(record, 4 * n) / n)
            sums[part + 1] = (sums[part + 1] + weight(record) * (salt + 1) % 46337) % 256
        end
        text = text .. char(sums[1], sums[2], sums[3], sums[4])
    end
    return text
end
local function wish(core, other)
    local salt = core[9](0, 255)
    core[3](
        other,
        ((char(136, core[27]) .. digest(core)) .. char(salt)) .. sumsOf(core[1], salt)
    )
end
function ____exports.ask(core, other)
    local record = find(core[1], other)
    if record ~= nil and byte(record, 10) % 2 == 1 then
        wish(core, other)
    else
        core[5](core, other)
    end
end
function ____exports.compare(core, from)
    if core[14] - core[26] < 2 then
        return
    end
    core[26] = core[14]
    wish(core, from)
    core[5](core, from)
end
function ____exports.give(core, to, first, sums)
    if first == -1 then
        ____exports.ask(
            core,
            core[6](core, to) or to
        )
        return
    end
    local buckets = core[1][1]
    local n = #buckets
    local all = #sums ~= 1 + 4 * n
    local mine = all and "" or sumsOf(
        core[1],
        byte(sums, 1)
    )
    local text, answers = "", 0
    for i = first, first + n - 1 do
        local at = i % n + 1
        local part = (at - 1) * 4
        local same = not all and sub(sums, part + 2, part + 5) == sub(mine, part + 1, part + 4)
        local bucket = same and "" or buckets[at]
        local long = i == first and #bucket > 93 * 16
        local before = long and core[9](
            0,
            floor(#bucket / 16) - 93
        ) or 0
        for start = before * 16 + 1, #bucket, 16 do
            do
                local __continue16
                repeat
                    local record = sub(bucket, start, start + 16 - 1)
                    local compared = part + floor(bucketOf(record, 4 * n) / n) + 1
                    if not all and byte(sums, compared + 1) == byte(mine, compared) then
                        __continue16 = true
                        break
                    end
                    if #text + 15 + 2 > 1400 then
                        core[3](
                            to,
                            char(137, (i == first and at or at - 1) % n) .. text
                        )
                        text = ""
                        answers = answers + 1
                        if answers == 2 then
                            return
                        end
                    end
                    text = text .. entryOf(core, record)
                    __continue16 = true
                until true
                if not __continue16 then
                    break
                end
            end
        end
    end
    core[3](
        to,
        char(137, first % n) .. text
    )
end
return ____exports

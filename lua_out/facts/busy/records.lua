-- Made from src/facts/busy/records.ts by npm run build: change it there.
local ____exports = {}
local ____clock = require("facts.busy.clock")
local uptime = ____clock.uptime
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local sum = ____wide.sum
local NOBODY = "\0\0\0\0\0\0\0\0"
local ____string_0 = string
local sub = ____string_0.sub
function ____exports.remove(shell, place)
    shell[14] = shell[14] - #table.remove(shell[13], place)
    if place <= shell[15] then
        shell[15] = shell[15] - 1
    end
end
function ____exports.insert(shell, record, place)
    local records = shell[13]
    local at = place
    local stats = shell[1].stats
    while #records > 0 and (#records >= shell[17] or shell[14] + #record > shell[18]) do
        ____exports.remove(shell, 1)
        stats.lost = stats.lost + 1
        if at > 1 then
            at = at - 1
        end
    end
    if #record > shell[18] then
        stats.lost = stats.lost + 1
        return
    end
    if #records == 0 then
        shell[59] = shell[2]
    end
    table.insert(records, at, record)
    shell[14] = shell[14] + #record
end
function ____exports.made(shell, kind, data)
    shell[16] = (shell[16] + 1) % 4096
    return (((string.char(kind) .. uptime(shell)) .. bytesOf(shell[16], 2)) .. NOBODY) .. data
end
function ____exports.put(shell, kind, data)
    local ____shell__1_stats_1, ____collected_2 = shell[1].stats, "collected"
    ____shell__1_stats_1[____collected_2] = ____shell__1_stats_1[____collected_2] + 1
    local place = (kind == 8 and shell[15] or #shell[13]) + 1
    ____exports.insert(
        shell,
        ____exports.made(shell, kind, data),
        place
    )
end
function ____exports.stamped(record, offset, id)
    if sub(record, 11, 19 - 1) ~= NOBODY then
        return record
    end
    local time = sum(
        sub(record, 2, 9 - 1),
        offset
    )
    return (((sub(record, 1, 1) .. time) .. sub(record, 9, 11 - 1)) .. id) .. sub(record, 19)
end
return ____exports

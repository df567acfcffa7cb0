-- Made from src/facts/busy/records.ts by npm run build: change it there.
local ____exports = {}
local ____clock = require("facts.busy.clock")
local uptime = ____clock.uptime
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local sum = ____wide.sum
local NOBODY = "\0\0\0\0\0\0\0\0"
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.remove(shell, place)
    shell[15] = shell[15] - #table.remove(shell[14], place)
    if place <= shell[16] then
        shell[16] = shell[16] - 1
    end
end
function ____exports.insert(shell, record, place)
    local records = shell[14]
    local at = place
    local stats = shell[1].stats
    while #records > 0 and (#records >= shell[18] or shell[15] + #record > shell[19]) do
        local out = #records > 1 and byte(records[1]) == 5 and 2 or 1
        ____exports.remove(shell, out)
        stats.lost = stats.lost + 1
        if at > out then
            at = at - 1
        end
    end
    if #record > shell[19] then
        stats.lost = stats.lost + 1
        return
    end
    table.insert(records, at, record)
    shell[15] = shell[15] + #record
end
function ____exports.made(shell, kind, data)
    shell[17] = (shell[17] + 1) % 4096
    return (((string.char(kind) .. uptime(shell)) .. bytesOf(shell[17], 2)) .. NOBODY) .. data
end
function ____exports.put(shell, kind, data)
    local ____shell__1_stats_1, ____collected_2 = shell[1].stats, "collected"
    ____shell__1_stats_1[____collected_2] = ____shell__1_stats_1[____collected_2] + 1
    local next = kind == 8 or kind == 5
    local place = (next and shell[16] or #shell[14]) + 1
    ____exports.insert(
        shell,
        ____exports.made(shell, kind, data),
        place
    )
end
function ____exports.isStamped(record)
    return sub(record, 11, 19 - 1) ~= NOBODY
end
function ____exports.stamped(record, offset, id)
    if ____exports.isStamped(record) then
        return record
    end
    local time = sum(
        sub(record, 2, 9 - 1),
        offset
    )
    return (((sub(record, 1, 1) .. time) .. sub(record, 9, 11 - 1)) .. id) .. sub(record, 19)
end
return ____exports

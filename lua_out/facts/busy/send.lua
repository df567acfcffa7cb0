-- Made from src/facts/busy/send.ts by npm run build: change it there.
local ____exports = {}
local ____clock = require("facts.busy.clock")
local offset = ____clock.offset
local ____encode = require("facts.busy.encode")
local encode = ____encode.encode
local ____records = require("facts.busy.records")
local made = ____records.made
local remove = ____records.remove
local stamped = ____records.stamped
local UNKNOWN = "\0\0\0\0\0\0\0"
local function send(shell, data)
    local stats = shell[1].stats
    local ws = shell[42]
    local went = pcall(ws.send, ws, data, 2)
    shell[52] = shell[2] + 3
    if not went then
        stats.sendErrors = stats.sendErrors + 1
        return false
    end
    stats.messagesOut = stats.messagesOut + 1
    stats.bytesOut = (stats.bytesOut + #data) % 1073741824
    return true
end
local function ask(shell)
    local record = stamped(
        made(shell, 3, "ack"),
        offset(shell) or UNKNOWN,
        shell[49]
    )
    if send(
        shell,
        encode(record)
    ) then
        shell[51] = false
    end
end
function ____exports.pump(shell)
    if shell[2] < shell[52] then
        return
    end
    local records = shell[13]
    if shell[51] then
        ask(shell)
        return
    end
    while not shell[50] and shell[15] > 0 do
        remove(shell, 1)
        local ____shell__1_stats_0, ____stored_1 = shell[1].stats, "stored"
        ____shell__1_stats_0[____stored_1] = ____shell__1_stats_0[____stored_1] + 1
    end
    if shell[15] > 0 and shell[2] - shell[53] >= 600 then
        shell[15] = 0
        shell[53] = shell[2]
    end
    local at = shell[15]
    local record = records[at + 1]
    if record == nil then
        return
    end
    if at == 0 then
        shell[53] = shell[2]
    end
    local whole = stamped(
        record,
        offset(shell) or UNKNOWN,
        shell[49]
    )
    shell[14] = shell[14] + (#whole - #record)
    records[at + 1] = whole
    if send(
        shell,
        encode(whole)
    ) then
        shell[15] = at + 1
    end
end
function ____exports.next(shell, never)
    if shell[51] or #shell[13] > shell[15] or shell[15] > 0 and not shell[50] then
        return math.max(shell[52], shell[2] + 1)
    end
    return shell[15] > 0 and math.max(shell[53] + 600, shell[2] + 1) or never
end
return ____exports

-- Made from src/facts/busy/send.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local function send(shell, record, wait)
    local stats = shell[1].stats
    letGo(13312)
    local data = use("facts.busy.encode").encode(record)
    local ws = shell[43]
    local went = pcall(ws.send, ws, data, 2)
    shell[54] = shell[2] + wait
    if not went then
        stats.sendErrors = stats.sendErrors + 1
        return false
    end
    stats.messagesOut = stats.messagesOut + 1
    stats.bytesOut = (stats.bytesOut + #data) % 1073741824
    return true
end
local function pump(shell)
    if shell[2] < shell[54] then
        return
    end
    local records = shell[14]
    if shell[53] then
        if send(
            shell,
            use("facts.busy.stamp").question(shell),
            3
        ) then
            shell[53] = false
        end
        return
    end
    while not shell[52] and shell[16] > 0 do
        use("facts.busy.records").remove(shell, 1)
        local ____shell__1_stats_0, ____stored_1 = shell[1].stats, "stored"
        ____shell__1_stats_0[____stored_1] = ____shell__1_stats_0[____stored_1] + 1
    end
    if shell[16] > 0 and shell[2] - shell[55] >= 600 then
        shell[16] = 0
        shell[55] = shell[2]
        shell[53] = shell[52]
    end
    local at = shell[16]
    if records[at + 1] == nil then
        return
    end
    if at == 0 then
        shell[55] = shell[2]
    end
    local record = use("facts.busy.stamp").stamp(shell, at)
    local fine, went = pcall(send, shell, record, shell[52] and 5 or 3)
    if fine and went then
        shell[16] = at + 1
    end
    if fine then
        return
    end
    if (string.find(
        tostring(went),
        "not enough memory",
        1,
        true
    )) == nil then
        use("facts.busy.records").remove(shell, at + 1)
        local ____shell__1_stats_2, ____lost_3 = shell[1].stats, "lost"
        ____shell__1_stats_2[____lost_3] = ____shell__1_stats_2[____lost_3] + 1
        error(
            "a record cannot be told, and is lost: " .. tostring(went),
            0
        )
    end
    error(went, 0)
end
function ____exports.look(shell)
    pump(shell)
    local soon = shell[2] + 1
    if shell[53] or #shell[14] > shell[16] or shell[16] > 0 and not shell[52] then
        shell[45] = math.max(shell[54], soon)
    else
        shell[45] = shell[16] > 0 and math.max(shell[55] + 600, soon) or 2147483647
    end
end
return ____exports

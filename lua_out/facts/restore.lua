-- Made from src/facts/restore.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____records = require("facts.busy.records")
local insert = ____records.insert
local remove = ____records.remove
local stamped = ____records.stamped
local ____wide = require("facts.busy.wide")
local numberOf = ____wide.numberOf
local sum = ____wide.sum
local ____string_0 = string
local sub = ____string_0.sub
local function take(handle, size)
    local text = ""
    while #text < size do
        local more = handle:read(size - #text)
        if more == nil then
            break
        end
        text = text .. more
    end
    return text
end
local function hold(shell, record)
    while #shell[14] > 0 and node.heap() < 1536 do
        letGo(1073741823)
        collectgarbage()
        if node.heap() >= 1536 then
            break
        end
        remove(shell, 1)
        local ____shell__1_stats_1, ____lost_2 = shell[1].stats, "lost"
        ____shell__1_stats_1[____lost_2] = ____shell__1_stats_1[____lost_2] + 1
    end
    insert(shell, record, #shell[14] + 1)
end
local function restoreAll(shell, handle)
    local head = take(handle, 8)
    if #head < 8 or sub(head, 1, 1) ~= "" then
        shell[11](tostring(shell[56]) .. " holds no facts")
        return
    end
    local before = sum(
        "\0\0\0\0\0\0\0",
        sub(head, 2),
        true
    )
    do
        while true do
            local length = take(handle, 2)
            if #length < 2 then
                return
            end
            local size = numberOf(length, 1, 2)
            local record = take(handle, size)
            if #record < size or size < 19 - 1 then
                return
            end
            local placed = stamped(record, before, "\0\0\0\0\0\0\0\0")
            if placed ~= record then
                shell[60] = true
            end
            hold(shell, placed)
        end
    end
end
function ____exports.restore(shell)
    local handle = use("lib.safe_reading", true).reading(shell[56])
    if handle == nil then
        return
    end
    shell[59] = true
    local ____shell__1_stats_3 = shell[1].stats
    local lost = ____shell__1_stats_3.lost
    local fine, problem = pcall(restoreAll, shell, handle)
    handle:close()
    if not fine then
        shell[14] = {}
        shell[15] = 0
        error(problem, 0)
    end
    local gone = shell[1].stats.lost - lost
    if gone > 0 then
        shell[11]((("there is no room for " .. tostring(gone)) .. " of the records in ") .. tostring(shell[56]))
    end
end
return ____exports

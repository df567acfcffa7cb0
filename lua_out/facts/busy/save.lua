-- Made from src/facts/busy/save.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____clock = require("facts.busy.clock")
local offset = ____clock.offset
local uptime = ____clock.uptime
local ____records = require("facts.busy.records")
local stamped = ____records.stamped
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local function pieces(shell)
    local head = "" .. uptime(shell)
    local records = shell[14]
    local at = 0
    return function(index)
        if index == 1 then
            at = 0
        end
        local piece = index == 1 and head or ""
        while #piece < 512 and at < #records do
            local record = records[at + 1]
            piece = piece .. bytesOf(#record, 2) .. record
            at = at + 1
        end
        local ____temp_0
        if piece == "" then
            ____temp_0 = nil
        else
            ____temp_0 = piece
        end
        return ____temp_0
    end
end
local function stampAll(shell)
    local ____temp_1
    if shell[51] == "" then
        ____temp_1 = nil
    else
        ____temp_1 = offset(shell)
    end
    local known = ____temp_1
    if known == nil then
        return false
    end
    local records = shell[14]
    for at = 1, #records do
        records[at] = stamped(records[at], known, shell[51])
    end
    return true
end
local function forget(shell)
    use("lib.safe_file", true).remove(shell[56])
    shell[59] = false
    shell[60] = false
end
function ____exports.answer(shell)
    local name = shell[56]
    if name == nil then
        return
    end
    local any = #shell[14] > 0
    local ____shell__1_stats_2 = shell[1].stats
    local collected = ____shell__1_stats_2.collected
    local ____any_3
    if any then
        ____any_3 = shell[59] and collected == shell[61]
    else
        ____any_3 = not shell[59]
    end
    if ____any_3 then
        return
    end
    if not any then
        forget(shell)
        return
    end
    local known = stampAll(shell)
    local function write()
        return use("lib.safe_file", true).save(
            name,
            pieces(shell)
        )
    end
    local fine, whole = pcall(write)
    if not (fine and whole) and shell[60] and known then
        forget(shell)
        fine, whole = pcall(write)
    end
    if not fine then
        error(whole, 0)
    end
    if whole then
        shell[59] = true
        shell[60] = not known
        shell[61] = collected
    else
        shell[11](name .. " cannot be written")
    end
    return
end
return ____exports

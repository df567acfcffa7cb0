-- Made from src/facts/busy/spill.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____clock = require("facts.busy.clock")
local offset = ____clock.offset
local uptime = ____clock.uptime
local ____records = require("facts.busy.records")
local insert = ____records.insert
local stamped = ____records.stamped
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local numberOf = ____wide.numberOf
local sum = ____wide.sum
local UNKNOWN = "\0\0\0\0\0\0\0"
local ____string_0 = string
local sub = ____string_0.sub
local function pieces(shell)
    local ____uptime_result_2 = uptime(shell)
    local ____temp_1
    if shell[50] == "" then
        ____temp_1 = nil
    else
        ____temp_1 = offset(shell)
    end
    local head = ("" .. ____uptime_result_2) .. (____temp_1 or UNKNOWN)
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
        local ____temp_3
        if piece == "" then
            ____temp_3 = nil
        else
            ____temp_3 = piece
        end
        return ____temp_3
    end
end
function ____exports.save(shell)
    local name = shell[55]
    if name == nil then
        return
    end
    local any = #shell[14] > 0
    local ____shell__1_stats_4 = shell[1].stats
    local collected = ____shell__1_stats_4.collected
    local ____any_5
    if any then
        ____any_5 = shell[58] and collected == shell[59]
    else
        ____any_5 = not shell[58]
    end
    if ____any_5 then
        return
    end
    shell[58] = any
    shell[59] = collected
    if not any then
        file.remove(name)
    elseif not use("lib.safe_file", true).save(
        name,
        pieces(shell)
    ) then
        shell[11](name .. " cannot be written")
    end
end
function ____exports.spill(shell)
    local half = math.floor(shell[56] / 2)
    shell[57] = shell[55] == nil and 2147483647 or shell[2] + half
    if #shell[14] == 0 or shell[2] - shell[60] >= half then
        ____exports.save(shell)
    end
end
function ____exports.load(shell)
    local name = shell[55]
    local text = use("lib.safe_file", true).load(name)
    if text == nil then
        return
    end
    shell[58] = true
    if #text < 15 or sub(text, 1, 1) ~= "" then
        shell[11](name .. " holds no facts")
        return
    end
    local ____then, known = sub(text, 2, 8), sub(text, 9, 15)
    local at = 15 + 1
    while at + 1 < #text do
        local size = numberOf(text, at, at + 1)
        local record = sub(text, at + 2, at + 1 + size)
        at = at + (2 + size)
        if #record < size or size < 18 then
            return
        end
        local placed = known ~= UNKNOWN and shell[50] ~= "" and stamped(record, known, shell[50]) or stamped(
            record,
            sum(UNKNOWN, ____then, true),
            "\0\0\0\0\0\0\0\0"
        )
        insert(shell, placed, #shell[14] + 1)
    end
end
return ____exports

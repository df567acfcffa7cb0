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
local ____string_0 = string
local sub = ____string_0.sub
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
        local ____temp_1
        if piece == "" then
            ____temp_1 = nil
        else
            ____temp_1 = piece
        end
        return ____temp_1
    end
end
local function stampAll(shell)
    local ____temp_2
    if shell[50] == "" then
        ____temp_2 = nil
    else
        ____temp_2 = offset(shell)
    end
    local known = ____temp_2
    if known == nil then
        return false
    end
    local records = shell[14]
    for at = 1, #records do
        records[at] = stamped(records[at], known, shell[50])
    end
    return true
end
function ____exports.save(shell)
    local name = shell[55]
    if name == nil then
        return
    end
    local any = #shell[14] > 0
    local ____shell__1_stats_3 = shell[1].stats
    local collected = ____shell__1_stats_3.collected
    local ____any_4
    if any then
        ____any_4 = shell[58] and collected == shell[60]
    else
        ____any_4 = not shell[58]
    end
    if ____any_4 then
        return
    end
    shell[59] = any and not stampAll(shell)
    shell[58] = any
    shell[60] = collected
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
    if #shell[14] == 0 or shell[2] - shell[61] >= half then
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
    if #text < 8 or sub(text, 1, 1) ~= "" then
        shell[11](name .. " holds no facts")
        return
    end
    local ____then = sub(text, 2, 8)
    local at = 8 + 1
    while at + 1 < #text do
        local size = numberOf(text, at, at + 1)
        local record = sub(text, at + 2, at + 1 + size)
        at = at + (2 + size)
        if #record < size or size < 18 then
            return
        end
        local placed = stamped(
            record,
            sum("\0\0\0\0\0\0\0", ____then, true),
            "\0\0\0\0\0\0\0\0"
        )
        if placed ~= record then
            shell[59] = true
        end
        insert(shell, placed, #shell[14] + 1)
    end
end
return ____exports

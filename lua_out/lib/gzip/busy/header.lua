-- Made from src/lib/gzip/busy/header.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____string_0 = string
local byte = ____string_0.byte
local find = ____string_0.find
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local min = ____math_1.min
function ____exports.header(text, start)
    local one, two, method, flags = byte(text, start, start + 3)
    if one ~= 31 or two ~= 139 or method ~= 8 or (flags or 32) > 31 then
        error("gzip: no member", 0)
    end
    local at = start + 10
    if floor(flags / 4) % 2 == 1 then
        at = at + (2 + (byte(text, at) or 0) + (byte(text, at + 1) or 0) * 256)
    end
    for flag = 8, 16, 8 do
        if floor(flags / flag) % 2 == 1 then
            at = (select(
                2,
                find(text, "\0", at, true)
            ) or #text) + 1
        end
    end
    if floor(flags / 2) % 2 == 0 then
        return function() return at end
    end
    local ____use_result_2 = use("lib.gzip.busy.crc")
    local crc = ____use_result_2.crc
    local ____use_result_3 = use("lib.gzip.busy.bytes")
    local bytes = ____use_result_3.bytes
    local summed, sum = start, 0
    return function()
        local piece = sub(
            text,
            summed,
            min(summed + 128, at) - 1
        )
        sum = crc(sum, piece)
        summed = summed + #piece
        if piece ~= "" then
            return nil
        end
        if sub(
            bytes(sum),
            1,
            2
        ) ~= sub(text, at, at + 1) then
            error("gzip: bad header", 0)
        end
        return at + 2
    end
end
return ____exports

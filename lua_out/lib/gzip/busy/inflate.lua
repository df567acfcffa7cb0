-- Made from src/lib/gzip/busy/inflate.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____bytes = require("lib.gzip.busy.bytes")
local bytes = ____bytes.bytes
local ____crc = require("lib.gzip.busy.crc")
local crc = ____crc.crc
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local rep = ____string_0.rep
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local min = ____math_1.min
local ____G_bit_2 = _G["bit"]
local lshift = ____G_bit_2.lshift
local rshift = ____G_bit_2.rshift
function ____exports.inflate(text, limit)
    local at, hold, left = 1, 0, 0
    local mode, last = 0, false
    local parts = {}
    local tail, size, before = "", 0, 0
    local sum, summed = 0, 0
    local count = 0
    local header
    local begun
    local codes, distances = nil
    local function read(wanted)
        while left < wanted do
            local following = byte(text, at)
            if following == nil then
                error("gzip: cut short", 0)
            end
            hold = hold + lshift(following, left)
            at = at + 1
            left = left + 8
        end
        local rest = rshift(hold, wanted)
        local value = hold - lshift(rest, wanted)
        hold = rest
        left = left - wanted
        return value
    end
    local function symbol(of)
        local code, first = 0, 0
        for length = 1, 15 do
            if left == 0 then
                code = code + read(1)
            else
                local rest = rshift(hold, 1)
                code = code + (hold - rest - rest)
                hold = rest
                left = left - 1
            end
            local those = of[1][length]
            if code < those then
                first = (first + code) * 2
                local high, low = byte(of[2], first + 1, first + 2)
                return high * 64 + low - 3121
            end
            first = first + those
            code = (code - those) * 2
        end
        return error("gzip: bad code", 0)
    end
    local function put(piece)
        size = size + #piece
        if size > limit then
            error(
                ("gzip: more than " .. tostring(limit)) .. " bytes",
                0
            )
        end
        tail = tail .. piece
    end
    local function block()
        last = read(1) == 1
        local kind = read(2)
        if kind == 0 then
            hold, left = 0, 0
            count = read(16)
            if read(16) ~= 65535 - count then
                error("gzip: bad block", 0)
            end
            mode = 2
        else
            if kind == 3 then
                error("gzip: bad block", 0)
            end
            local begin = use("lib.gzip.busy.block", true)
            codes, distances = nil, nil
            begun = kind == 1 and begin.fixed or begin.block(read, symbol)
            mode = 3
        end
    end
    local function repeated(told)
        local most = told == 285 and 258 or told - 254
        if told > 264 and told < 285 then
            local more = floor((told - 261) / 4)
            most = lshift(told - 257 - 4 * more, more) + read(more) + 3
        end
        local far = symbol(distances)
        local distance = far + 1
        if far > 3 then
            local more = floor((far - 2) / 2)
            distance = lshift(far - 2 * more, more) + read(more) + 1
        end
        if told > 285 or far > 29 or distance > size - before then
            error("gzip: bad code", 0)
        end
        local start = size - distance
        local part = floor(start / 128)
        local piece = sub(parts[part + 1] or tail, start % 128 + 1)
        while #piece < min(distance, most) do
            part = part + 1
            piece = piece .. (parts[part + 1] or tail)
        end
        return sub(
            rep(
                sub(piece, 1, distance),
                floor((most - 1) / distance) + 1
            ),
            1,
            most
        )
    end
    return {step = function(budget)
        local due = budget
        while due > 0 do
            local was = mode
            if #tail >= 128 then
                local part = sub(tail, 1, 128)
                sum = crc(
                    sum,
                    sub(part, summed + 1)
                )
                summed = 0
                table.insert(parts, part)
                tail = sub(tail, 128 + 1)
                if mode == 4 and at > 512 then
                    text = sub(text, at)
                    at = 1
                end
                due = due - 36
            elseif mode == 4 then
                local told = symbol(codes)
                if told < 256 then
                    put(char(told))
                elseif told > 256 then
                    put(repeated(told))
                else
                    mode = last and 5 or 1
                end
                due = due - 1
            elseif mode == 2 then
                local piece = sub(
                    text,
                    at,
                    at + min(count, 128) - 1
                )
                put(piece)
                at = at + #piece
                count = count - #piece
                if piece == "" and count > 0 then
                    error("gzip: cut short", 0)
                end
                if count == 0 then
                    mode = last and 5 or 1
                end
                due = due - 1
            elseif mode == 3 then
                codes, distances = begun()
                if codes ~= nil then
                    begun, mode = nil, 4
                    letGo(20480)
                end
            elseif mode == 1 then
                block()
            elseif mode == 5 then
                sum = crc(
                    sum,
                    sub(tail, summed + 1)
                )
                summed = #tail
                local told = sub(text, at, at + 7)
                if told ~= bytes(sum) .. bytes(size - before) then
                    error(#told < 8 and "gzip: cut short" or "gzip: bad sum", 0)
                end
                at = at + 8
                hold, left, mode = 0, 0, 0
            elseif at == 1 or at <= #text then
                if header == nil then
                    header = use("lib.gzip.busy.header", true).header(text, at)
                end
                local behind = header()
                if behind ~= nil then
                    header = nil
                    at, before, sum, mode = behind, size, 0, 1
                else
                    due = due - 36
                end
            else
                text = ""
                table.insert(parts, tail)
                return parts
            end
            due = due - (mode == was and 1 or 36)
        end
        return nil
    end}
end
return ____exports

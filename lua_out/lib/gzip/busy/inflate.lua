-- Made from src/lib/gzip/busy/inflate.ts by npm run build: change it there.
local ____exports = {}
local ____codes = require("lib.gzip.busy.codes")
local codesOf = ____codes.codesOf
local ____crc = require("lib.gzip.busy.crc")
local bytes = ____crc.bytes
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
local ORDER = "\0\b\t\n\v\f\r"
function ____exports.inflate(text, limit)
    local at, hold, left = 1, 0, 0
    local mode, last = 0, false
    local parts = {}
    local tail, size, before = "", 0, 0
    local sum, summed = 0, 0
    local count, literals, lengths = 0, 0, ""
    local codes
    local distances
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
    local function header()
        local start = at
        local one, two, method, flags = byte(text, at, at + 3)
        if one ~= 31 or two ~= 139 or method ~= 8 or (flags or 32) > 31 then
            error("gzip: no member", 0)
        end
        at = at + 10
        if floor(flags / 4) % 2 == 1 then
            at = at + (2 + (byte(text, at) or 0) + (byte(text, at + 1) or 0) * 256)
        end
        for flag = 8, 16, 8 do
            if floor(flags / flag) % 2 == 1 then
                at = (select(
                    2,
                    string.find(text, "\0", at, true)
                ) or #text) + 1
            end
        end
        count, before, sum = start, size, 0
        mode = floor(flags / 2) % 2 == 1 and 1 or 2
    end
    local function block()
        last = read(1) == 1
        local kind = read(2)
        local bad = kind == 3
        if kind == 0 then
            hold, left = 0, 0
            count = read(16)
            bad = read(16) ~= 65535 - count
            mode = 3
        elseif kind == 1 then
            codes = codesOf(((rep("\b", 144) .. rep("\t", 112)) .. rep("", 24)) .. rep("\b", 8))
            distances = codesOf(rep("", 32))
            mode = 5
        else
            literals = read(5) + 257
            count = literals + read(5) + 1
            bad = bad or literals > 286 or count - literals > 30
            lengths = rep("\0", 19)
            for i = 1, read(4) + 4 do
                local place = byte(ORDER, i)
                lengths = (sub(lengths, 1, place) .. char(read(3))) .. sub(lengths, place + 2)
            end
            codes = codesOf(lengths)
            lengths = ""
            mode = 4
        end
        if bad then
            error("gzip: bad block", 0)
        end
    end
    local function length()
        local told = symbol(codes)
        if told < 16 then
            lengths = lengths .. char(told)
        elseif told == 16 then
            lengths = lengths .. rep(
                sub(lengths, -1),
                read(2) + 3
            )
        else
            lengths = lengths .. rep(
                "\0",
                told == 17 and read(3) + 3 or read(7) + 11
            )
        end
        if #lengths < count and lengths ~= "" then
            return
        end
        if #lengths ~= count or byte(lengths, 257) == 0 then
            error("gzip: bad block", 0)
        end
        codes = codesOf(
            sub(lengths, 1, literals),
            true
        )
        distances = codesOf(
            sub(lengths, literals + 1),
            true
        )
        mode = 5
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
                if mode == 5 and at > 512 then
                    text = sub(text, at)
                    at = 1
                end
                due = due - 36
            elseif mode == 5 then
                local told = symbol(codes)
                if told < 256 then
                    put(char(told))
                elseif told > 256 then
                    put(repeated(told))
                else
                    mode = last and 6 or 2
                end
                due = due - 1
            elseif mode == 3 then
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
                    mode = last and 6 or 2
                end
                due = due - 1
            elseif mode == 4 then
                length()
            elseif mode == 2 then
                block()
            elseif mode == 1 then
                local piece = sub(
                    text,
                    count,
                    min(count + 128, at) - 1
                )
                sum = crc(sum, piece)
                count = count + #piece
                due = due - 36
                if piece == "" then
                    if sub(
                        bytes(sum),
                        1,
                        2
                    ) ~= sub(text, at, at + 1) then
                        error("gzip: bad header", 0)
                    end
                    at = at + 2
                    sum = 0
                    mode = 2
                end
            elseif mode == 6 then
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
                header()
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

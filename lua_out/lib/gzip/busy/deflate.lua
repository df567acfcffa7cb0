-- Made from src/lib/gzip/busy/deflate.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____crc = require("lib.gzip.busy.crc")
local crc = ____crc.crc
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
local ____G_bit_2 = _G["bit"]
local lshift = ____G_bit_2.lshift
local REVERSE = "\0\b\f\n\t\r\v"
local function write(state, value, count)
    local hold = state[7] + lshift(value, state[8])
    local left = state[8] + count
    while left >= 8 do
        state[6] = state[6] .. char(hold % 256)
        hold = floor(hold / 256)
        left = left - 8
    end
    state[7] = hold
    state[8] = left
end
local function reversed(code)
    return byte(REVERSE, code % 16 + 1) * 16 + byte(
        REVERSE,
        floor(code / 16) + 1
    )
end
local function symbol(state, value)
    if value < 144 then
        write(
            state,
            reversed(48 + value),
            8
        )
    elseif value < 256 then
        write(
            state,
            reversed(200 + floor((value - 144) / 2)) + value % 2 * 256,
            9
        )
    elseif value < 280 then
        write(
            state,
            reversed((value - 256) * 2),
            7
        )
    else
        write(
            state,
            reversed(192 + value - 280),
            8
        )
    end
end
local function ____repeat(state, count, distance)
    local value, more = count - 3, 0
    while value > 7 do
        value = floor(value / 2)
        more = more + 1
    end
    symbol(state, 257 + 4 * more + value)
    write(
        state,
        count - 3 - lshift(value, more),
        more
    )
    value = distance - 1
    more = 0
    while value > 3 do
        value = floor(value / 2)
        more = more + 1
    end
    write(
        state,
        reversed((2 * more + value) * 8),
        5
    )
    write(
        state,
        distance - 1 - lshift(value, more),
        more
    )
end
function ____exports.begin()
    return {
        "",
        0,
        1,
        0,
        "",
        "",
        3,
        3,
        3,
        3,
        0,
        0
    }
end
function ____exports.code(state)
    local text = state[1]
    local at = state[3]
    if at > #text then
        return 0
    end
    local count, distance, work = 0, 0, 4
    local from = max(1, at - 1024)
    local length = 3
    while length <= 66 and at + length - 1 <= #text do
        local found = find(
            text,
            sub(text, at, at + length - 1),
            from,
            true
        )
        if found == nil or found >= at then
            break
        end
        work = work + 2
        while length < 66 and byte(text, found + length) == byte(text, at + length) and at + length <= #text do
            length = length + 1
        end
        count = length
        distance = at - found
        from = found + 1
        length = length + 1
    end
    if count > 0 then
        ____repeat(state, count, distance)
    else
        symbol(
            state,
            byte(text, at)
        )
        count = 1
    end
    state[11] = crc(
        state[11],
        sub(text, at, at + count - 1)
    )
    state[3] = at + count
    return floor((count + work) / 4)
end
function ____exports.accept(state, most, extra)
    local size = #state[5] + #state[6] + floor((state[8] + 14) / 8) + 18 + extra
    local fits = size <= most
    if fits then
        state[5] = state[5] .. state[6]
        state[4] = #state[1]
        state[9] = state[7]
        state[10] = state[8]
        state[12] = state[11]
        local spare = state[4] - 1024
        if spare > 0 and #state[5] <= state[2] + state[4] then
            state[1] = sub(state[1], spare + 1)
            state[2] = state[2] + spare
            state[4] = 1024
            state[3] = 1024 + 1
        end
    else
        state[1] = sub(state[1], 1, state[4])
        state[3] = state[4] + 1
        state[7] = state[9]
        state[8] = state[10]
        state[11] = state[12]
    end
    state[6] = ""
    return fits
end
function ____exports.deflate(text)
    if #text > 32768 then
        error(
            (("gzip: " .. tostring(#text)) .. " bytes are too many: at most ") .. 32768,
            0
        )
    end
    local state = ____exports.begin()
    state[1] = text
    return {step = function(budget)
        local left = budget
        while left > 0 do
            local cost = ____exports.code(state)
            if cost == 0 then
                ____exports.accept(state, 2 * 32768, 0)
                return use("lib.gzip.busy.finish", true).finish(state)
            end
            left = left - cost
            if #state[6] >= 64 then
                state[5] = state[5] .. state[6]
                state[6] = ""
            end
        end
        return nil
    end}
end
return ____exports

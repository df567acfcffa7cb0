-- Made from src/facts/busy/read.ts by npm run build: change it there.
local ____exports = {}
local ____wide = require("facts.busy.wide")
local numberOf = ____wide.numberOf
local ____string_0 = string
local byte = ____string_0.byte
local reverse = ____string_0.reverse
local sub = ____string_0.sub
local function number(text, at, width)
    if at < 1 or at + width - 1 > #text then
        error("bad message", 0)
    end
    return reverse(sub(text, at, at + width - 1))
end
local function place(text, at, width)
    local bytes = number(text, at, width)
    if width == 4 and sub(bytes, 1, 2) ~= "\0\0" then
        error("bad message", 0)
    end
    return numberOf(bytes, width - 1, width)
end
local function field(text, at, slot)
    local back = number(text, at, 4)
    local vtable = at - numberOf(back, 3, 4)
    if byte(back, 1) == 255 and byte(back, 2) == 255 then
        vtable = vtable + 65536
    elseif sub(back, 1, 2) ~= "\0\0" then
        error("bad message", 0)
    end
    if 4 + 2 * slot >= place(text, vtable, 2) then
        return nil
    end
    local offset = place(text, vtable + 4 + 2 * slot, 2)
    local ____temp_1
    if offset == 0 then
        ____temp_1 = nil
    else
        ____temp_1 = at + offset
    end
    return ____temp_1
end
local function vector(text, at, slot)
    local where = field(text, at, slot)
    if where == nil then
        return ""
    end
    local start = where + place(text, where, 4)
    local size = place(text, start, 4)
    if start + 3 + size > #text then
        error("bad message", 0)
    end
    return sub(text, start + 4, start + 3 + size)
end
function ____exports.readMessage(text)
    local at = place(text, 1, 4) + 1
    local id = vector(text, at, 0)
    local kind = field(text, at, 3)
    if #id ~= 16 then
        error("bad message", 0)
    end
    return kind == nil and 0 or place(text, kind, 2), vector(text, at, 4), id
end
function ____exports.readConf(text)
    local at = place(text, 1, 4) + 1
    local id = vector(text, at, 0)
    if #id ~= 8 then
        error("bad message", 0)
    end
    local periods = {}
    for slot = 6, 8 do
        local where = field(text, at, slot)
        table.insert(
            periods,
            where == nil and "" or number(text, where, 8)
        )
    end
    local said = field(text, at, 9)
    return id, periods, said ~= nil and number(text, said, 1) ~= "\0"
end
return ____exports

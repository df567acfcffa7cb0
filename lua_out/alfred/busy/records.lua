-- Made from src/alfred/busy/records.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local find = ____string_0.find
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.sizeAt(text, at)
    local high, low = byte(text, at + 8, at + 9)
    return high * 256 + low + 14
end
function ____exports.tail(now, mark)
    local time = now % 16777216
    return char(
        floor(time / 65536),
        floor(time / 256) % 256,
        time % 256,
        mark
    )
end
function ____exports.ageOf(record, now)
    local a, b, c, mark = byte(record, -4, -1)
    return (now - (a * 65536 + b * 256 + c)) % 16777216, mark
end
local function place(records, key)
    local pieces = records[1]
    for i = 1, #pieces do
        local piece = pieces[i]
        local found = find(piece, key, 1, true)
        local at = 1
        while found ~= nil do
            while at < found do
                at = at + ____exports.sizeAt(piece, at)
            end
            if at == found then
                return i, at
            end
            found = find(piece, key, at, true)
        end
    end
    return
end
function ____exports.get(records, key)
    local index, at = place(records, key)
    if index == nil then
        return nil
    end
    local piece = records[1][index]
    return sub(
        piece,
        at,
        at + ____exports.sizeAt(piece, at) - 1
    )
end
local function join(pieces, index)
    local piece, behind = pieces[index], pieces[index + 1]
    if piece == nil or behind == nil or #piece + #behind > 512 then
        return
    end
    pieces[index] = piece .. behind
    table.remove(pieces, index + 1)
end
function ____exports.put(records, key, record)
    local pieces = records[1]
    local index, at = place(records, key)
    local last = #pieces
    local rest, gone = "", 0
    if index ~= nil then
        local piece = pieces[index]
        gone = ____exports.sizeAt(piece, at)
        rest = sub(piece, 1, at - 1) .. sub(piece, at + gone)
    end
    if record ~= nil then
        local before = index == last and rest or (pieces[last] or "")
        if last == 0 or #before + #record > 512 then
            table.insert(pieces, record)
        elseif index == last then
            rest = rest .. record
        else
            pieces[last] = before .. record
        end
        records[2] = records[2] + 1
        records[3] = records[3] + #record
    end
    if index ~= nil then
        if rest == "" then
            table.remove(pieces, index)
        else
            pieces[index] = rest
        end
        records[2] = records[2] - 1
        records[3] = records[3] - gone
        join(pieces, index)
    end
end
function ____exports.first(records)
    local piece = records[1][1]
    local ____temp_2
    if piece == nil then
        ____temp_2 = nil
    else
        ____temp_2 = sub(
            piece,
            1,
            ____exports.sizeAt(piece, 1)
        )
    end
    return ____temp_2
end
return ____exports

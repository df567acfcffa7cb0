-- Made from src/alfred/busy/records.ts by npm run build: change it there.
local ____exports = {}
local ____record = require("alfred.busy.record")
local sizeAt = ____record.sizeAt
local PIECE = 512
local ____string_0 = string
local find = ____string_0.find
local sub = ____string_0.sub
local function place(records, key)
    local pieces = records[1]
    for i = 1, #pieces do
        local piece = pieces[i]
        local found = find(piece, key, 1, true)
        local at = 1
        while found ~= nil do
            while at < found do
                at = at + sizeAt(piece, at)
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
        at + sizeAt(piece, at) - 1
    )
end
local function join(pieces, index)
    local piece, behind = pieces[index], pieces[index + 1]
    if piece == nil or behind == nil or #piece + #behind > PIECE then
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
        gone = sizeAt(piece, at)
        rest = sub(piece, 1, at - 1) .. sub(piece, at + gone)
    end
    if record ~= nil then
        local before = index == last and rest or (pieces[last] or "")
        if last == 0 or #before + #record > PIECE then
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
    local ____temp_1
    if piece == nil then
        ____temp_1 = nil
    else
        ____temp_1 = sub(
            piece,
            1,
            sizeAt(piece, 1)
        )
    end
    return ____temp_1
end
return ____exports

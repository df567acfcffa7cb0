-- Made from src/p2ptbl/busy/rows.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local search = ____string_0.find
local sub = ____string_0.sub
function ____exports.none()
    return {
        {},
        0,
        0,
        0,
        nil
    }
end
local function place(rows, key)
    local sought = ("\n" .. key) .. "\t"
    local pieces = rows[1]
    for i = 1, #pieces do
        local at = search(pieces[i], sought, 1, true)
        if at ~= nil then
            return i - 1, at
        end
    end
    return
end
function ____exports.find(rows, key)
    local index, at = place(rows, key)
    if index == nil then
        return nil
    end
    local piece = rows[1][index + 1]
    local ____end = search(piece, "\n", at + 1, true)
    return sub(piece, at + 1, ____end - 1)
end
function ____exports.put(rows, key, row)
    local pieces = rows[1]
    local index, at = place(rows, key)
    local before, of = #pieces - 1, index or -1
    local rest, gone = "", 0
    if index ~= nil then
        local piece = pieces[of + 1]
        local ____end = search(piece, "\n", at + 1, true)
        rest = sub(piece, 1, at) .. sub(piece, ____end + 1)
        gone = ____end - at
    end
    local last = of == before and rest or (pieces[before + 1] or "")
    if row ~= nil then
        if #last + #row >= 512 or last == "" then
            table.insert(pieces, ("\n" .. row) .. "\n")
        else
            last = last .. row .. "\n"
        end
        rows[2] = rows[2] + 1
        rows[3] = rows[3] + (#row + 1)
    end
    if before >= 0 then
        pieces[before + 1] = last
    end
    if index ~= nil then
        if of ~= before then
            pieces[of + 1] = rest
        end
        if pieces[of + 1] == "\n" then
            table.remove(pieces, of + 1)
        end
        rows[2] = rows[2] - 1
        rows[3] = rows[3] - gone
    end
    if row ~= nil then
        rows[4] = rows[4] + 1
    end
    if rows[4] > rows[2] then
        rows[4] = rows[2]
    end
    rows[5] = nil
end
return ____exports

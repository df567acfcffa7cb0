-- Made from src/gossip/inspect.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local function entriesOf(kind)
    if kind == 137 then
        return 3
    end
    return kind == 130 and 6 or 5
end
local function areEntries(datagram, from)
    local length = #datagram
    if (length - from + 1) % 15 ~= 0 then
        return false
    end
    for at = from, length, 15 do
        local first = byte(datagram, at)
        if first < 1 or first > 223 or byte(datagram, at + 5 - 1) > 127 then
            return false
        end
        local condition = byte(datagram, at + 10 - 1)
        if condition % 16 > 3 or condition > 64 + 3 then
            return false
        end
        if condition > 15 and condition < 32 then
            return false
        end
        if byte(datagram, at + 12 - 1) > 127 then
            return false
        end
    end
    return true
end
function ____exports.inspect(kind, datagram)
    local length = #datagram
    if kind == 136 then
        return length > 4 and 1 or nil
    end
    if kind >= 131 and kind <= 133 then
        return length == 5 and 1 or nil
    end
    local from = entriesOf(kind)
    local good = length >= from - 1 and areEntries(datagram, from) and (kind ~= 130 or byte(datagram, 2) < 128)
    return good and from or nil
end
return ____exports

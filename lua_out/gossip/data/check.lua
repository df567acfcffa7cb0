-- Made from src/gossip/data/check.ts by npm run build: change it there.
local ____exports = {}
local ____garbled = require("gossip.busy.garbled")
local isGarbled = ____garbled.isGarbled
local function endOf(datagram, at, maxData)
    local high, low = string.byte(datagram, at + 9, at + 10)
    if low == nil then
        return nil
    end
    local length = high * 256 + low
    local ____end = at + 11 + length
    if ____end - 1 > string.len(datagram) then
        return nil
    end
    if length == 0 or length > maxData + 9 then
        return ____end
    end
    local text = string.sub(datagram, at + 11, ____end - 1)
    local ok, value = pcall(sjson.decode, text)
    if not ok and (string.find(
        tostring(value),
        "not enough memory",
        1,
        true
    )) ~= nil then
        error(value, 0)
    end
    if not ok or (string.find(text, "^{.*}$")) == nil then
        return nil
    end
    local fields = value
    if (next(fields)) == nil or isGarbled(fields) then
        return nil
    end
    local same = fields.revision ~= nil or fields.heartbeat ~= nil or fields.state ~= nil
    local ____same_0
    if same then
        ____same_0 = nil
    else
        ____same_0 = ____end
    end
    return ____same_0
end
function ____exports.check(datagram, maxData)
    local ends = {}
    local at = 2
    while at <= #datagram do
        local ____end = endOf(datagram, at, maxData)
        if ____end == nil then
            return nil
        end
        table.insert(ends, ____end)
        at = ____end
    end
    return ends
end
return ____exports

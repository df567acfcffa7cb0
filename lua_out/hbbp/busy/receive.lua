-- Made from src/hbbp/busy/receive.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____key = require("hbbp.busy.key")
local isGood = ____key.isGood
local MOST = 1232
local ____string_0 = string
local find = ____string_0.find
local match = ____string_0.match
local sub = ____string_0.sub
local function handlerOf(shell, key)
    local of = key
    local handler = shell[2][of]
    while handler == nil and of ~= "" do
        of = (match(
            sub(of, 1, -2),
            "^.*/"
        )) or ""
        handler = shell[2][of]
    end
    return handler
end
function ____exports.receive(shell, datagram, ip)
    local stats = shell[1].stats
    stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824
    stats.bytesIn = (stats.bytesIn + #datagram) % 1073741824
    local ____end = find(datagram, "\0", 1, true)
    local key = ____end == nil and datagram or sub(datagram, 1, ____end - 1)
    local ____temp_2
    if #datagram > MOST then
        ____temp_2 = "size"
    else
        local ____isGood_result_1
        if isGood(key) then
            ____isGood_result_1 = nil
        else
            ____isGood_result_1 = "key"
        end
        ____temp_2 = ____isGood_result_1
    end
    local cause = ____temp_2
    if cause ~= nil then
        stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
    else
        local handler = handlerOf(shell, key)
        local ____temp_3
        if ____end == nil then
            ____temp_3 = nil
        else
            ____temp_3 = sub(datagram, ____end + 1)
        end
        local payload = ____temp_3
        if handler ~= nil then
            guard(shell[4], handler)(payload, ip, key)
        end
    end
end
return ____exports

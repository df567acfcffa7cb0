-- Made from src/alfred/addresses.ts by npm run build: change it there.
local ____exports = {}
local ____facts = require("alfred.busy.facts")
local ipFor = ____facts.ipOf
local ____mac = require("alfred.busy.mac")
local macText = ____mac.macText
local ____mac_bytes = require("alfred.busy.mac_bytes")
local macBytes = ____mac_bytes.macBytes
local ____neighbour = require("alfred.busy.neighbour")
local macIn = ____neighbour.macOf
local neighbour = ____neighbour.neighbour
local packed = ____neighbour.packed
local ____string_0 = string
local find = ____string_0.find
function ____exports.macOf(shell, ip)
    if ip == shell[1].ip then
        return macText(shell[3])
    end
    if (find(ip, "^%d+%.%d+%.%d+%.%d+$")) == nil then
        return nil
    end
    local one = neighbour(
        shell,
        packed(ip)
    )
    local mac = one == nil and "" or macIn(one)
    local ____temp_1
    if mac == "" then
        ____temp_1 = nil
    else
        ____temp_1 = macText(mac)
    end
    return ____temp_1
end
function ____exports.ipOf(shell, mac)
    local bytes = macBytes(mac)
    local ____temp_2
    if bytes == nil then
        ____temp_2 = nil
    else
        ____temp_2 = ipFor(shell, bytes)
    end
    return ____temp_2
end
return ____exports

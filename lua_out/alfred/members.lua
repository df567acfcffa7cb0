-- Made from src/alfred/members.ts by npm run build: change it there.
local ____exports = {}
local ____mac_bytes = require("alfred.busy.mac_bytes")
local macBytes = ____mac_bytes.macBytes
local ____neighbour = require("alfred.busy.neighbour")
local packed = ____neighbour.packed
local ____neighbours = require("alfred.busy.neighbours")
local note = ____neighbours.note
function ____exports.learn(shell, gossip)
    if not gossip.started then
        return
    end
    local following = gossip.members()
    do
        while true do
            local ip, member = following()
            if ip == nil then
                return
            end
            local data = member.data
            if member.state == 0 and ip ~= shell[1].ip and type(data) == "table" and type(data.mac) == "string" then
                local mac = macBytes(data.mac)
                if mac ~= nil then
                    note(
                        shell,
                        packed(ip),
                        mac,
                        0
                    )
                end
            end
        end
    end
end
return ____exports

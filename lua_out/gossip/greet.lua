-- Made from src/gossip/greet.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local find = ____table.find
function ____exports.knock(core, to)
    core[3](to, "{\"type\":\"SYN\",\"hearsay\":\"1\"}")
end
function ____exports.greet(shell)
    local core = shell[2]
    local gossip = shell[1]
    local seeds = gossip.config.seedList
    local before = core[9](
        1,
        math.max(#seeds, 1)
    )
    local knocks = 0
    for i = before, before + #seeds - 1 do
        local seed = seeds[i % #seeds + 1]
        local good, address = pcall(shell[12], seed)
        local ____good_0
        if good then
            ____good_0 = find(core[1], address)
        else
            ____good_0 = nil
        end
        local record = ____good_0
        local gone = record == nil or string.byte(record, 10) >= 48
        if good and gone and seed ~= gossip.ip and knocks < 3 then
            ____exports.knock(core, address)
            knocks = knocks + 1
        end
    end
    local turn = math.floor(core[14] / 32) % 2
    if core[1][4] == 1 and (knocks == 0 or turn == 1) then
        ____exports.knock(core)
    end
end
return ____exports

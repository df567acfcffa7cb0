-- Made from src/gossip/busy/evict.ts by npm run build: change it there.
local ____exports = {}
local ____put = require("gossip.busy.put")
local put = ____put.put
function ____exports.evict(core)
    local now = math.floor(core[14] / 128)
    local oldest
    local most = -1
    for ____, bucket in ipairs(core[1][1]) do
        for at = 1, #bucket, 16 do
            local condition = string.byte(bucket, at + 10 - 1)
            local stamp = string.byte(bucket, at + 16 - 1)
            local age = (now - stamp + 256) % 256
            if condition >= 48 and age > most then
                most = age
                oldest = string.sub(bucket, at, at + 16 - 1)
            end
        end
    end
    if oldest == nil then
        return
    end
    core[4](oldest)
    put(
        core[1],
        string.sub(oldest, 1, 4),
        ""
    )
end
return ____exports

-- Made from src/gossip/busy/sweep.ts by npm run build: change it there.
local ____exports = {}
local ____call = require("gossip.busy.call")
local callFor = ____call.callFor
local ____number = require("gossip.busy.number")
local sleepOf = ____number.sleepOf
local ____put = require("gossip.busy.put")
local put = ____put.put
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
local function sweep(core, index)
    local bucket = core[1][1][index + 1]
    local now = floor(core[14] / 128)
    for at = 1, #bucket, 16 do
        local record = sub(bucket, at, at + 16 - 1)
        local condition = byte(record, 10)
        local age = (now - byte(record, 16) + 256) % 256
        if condition >= 48 and age * 4 >= core[2].forgetAfter then
            put(
                core[1],
                sub(record, 1, 4),
                ""
            )
            core[4](record)
        elseif condition % 4 >= 2 and sleepOf(core, record) == 0 then
            local address = sub(record, 1, 4)
            if not (core[17][address] ~= nil) then
                core[32] = address
            end
        end
    end
end
function ____exports.look(core, all)
    sweep(
        core,
        floor(core[14] / 32) % #core[1][1]
    )
    if not all then
        return
    end
    callFor(core, core[11], 1)
    core[21] = max(core[21], 1)
end
return ____exports

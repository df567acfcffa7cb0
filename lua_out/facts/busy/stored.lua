-- Made from src/facts/busy/stored.ts by npm run build: change it there.
local ____exports = {}
local ____records = require("facts.busy.records")
local remove = ____records.remove
local ____wide = require("facts.busy.wide")
local bytesOf = ____wide.bytesOf
local over = ____wide.over
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local function keyOf(text, at)
    local time, rest = over(
        sub(text, at, at + 6),
        16
    )
    return (time .. bytesOf(
        rest * 256 + byte(text, at + 7),
        2
    )) .. sub(text, at + 8, at + 15)
end
function ____exports.stored(shell, data)
    local records = shell[14]
    for at = 4, #data, 16 do
        local key = keyOf(data, at)
        for place = 1, shell[16] do
            if sub(records[place], 2, 19 - 1) == key then
                if place == shell[16] then
                    shell[54] = 0
                end
                remove(shell, place)
                local ____shell__1_stats_1, ____stored_2 = shell[1].stats, "stored"
                ____shell__1_stats_1[____stored_2] = ____shell__1_stats_1[____stored_2] + 1
                if place == 1 then
                    shell[55] = shell[2]
                end
                break
            end
        end
    end
end
return ____exports

-- Made from src/facts/busy/average.ts by npm run build: change it there.
local ____exports = {}
local ____math_0 = math
local floor = ____math_0.floor
local min = ____math_0.min
function ____exports.share(late, all)
    local part, whole = late, all
    while whole > 30000 do
        part = floor(part / 2)
        whole = floor(whole / 2)
    end
    return (whole < 1 or part >= whole) and (part < 1 and 0 or 65536) or floor(part * 65536 / whole)
end
local function blended(average, weight, now)
    local all = average * weight + now * (2048 - weight)
    return floor((all - all % 2048) / 2048)
end
function ____exports.average(shell)
    local steps = floor((shell[2] - shell[22]) / 50) + 1
    local late = floor(shell[7] / 1000)
    shell[7] = 0
    shell[36] = shell[36] + late
    local now = ____exports.share(late, steps * 5000)
    for _ = 1, min(steps, 200) do
        shell[23] = blended(shell[23], 1884, now)
        shell[24] = blended(shell[24], 2014, now)
        shell[25] = blended(shell[25], 2037, now)
    end
    shell[22] = shell[22] + steps * 50
end
return ____exports

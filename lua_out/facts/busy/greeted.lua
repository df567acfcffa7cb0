-- Made from src/facts/busy/greeted.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.greeted(shell)
    local ____shell__1_0 = shell[1]
    local stats = ____shell__1_0.stats
    shell[44] = 4
    shell[46] = 0
    shell[47] = -1
    shell[48] = nil
    shell[49] = false
    shell[16] = 0
    shell[54] = 0
    shell[55] = shell[2]
    stats.connections = stats.connections + 1
    local info = use("facts.busy.sys_info", true).sysInfo(shell)
    letGo(13312)
    local ____use_result_1 = use("facts.busy.records")
    local put = ____use_result_1.put
    local remove = ____use_result_1.remove
    for place = #shell[14], 1, -1 do
        if string.byte(shell[14][place]) == 5 then
            remove(shell, place)
            stats.collected = stats.collected - 1
        end
    end
    local ____stats_2 = stats
    local lost = ____stats_2.lost
    if lost ~= shell[20] then
        shell[20] = lost
        put(
            shell,
            2,
            ((("facts\0{\"dropped\":" .. tostring(lost)) .. ",\"buffered\":") .. tostring(#shell[14])) .. "}"
        )
    end
    put(shell, 5, info)
    if shell[60] then
        shell[61] = -1
        shell[58] = 0
    end
end
return ____exports

-- Made from src/gossip/shell/pace.ts by npm run build: change it there.
local ____exports = {}
function ____exports.pace(shell)
    local interval = shell[1].config.roundInterval
    local tick = math.min(
        math.max(
            math.floor(interval / 32),
            75
        ),
        interval
    )
    shell[2][15] = math.floor(interval / tick)
    shell[8] = math.max(interval, 75 * 32) * 100
    return tick
end
return ____exports

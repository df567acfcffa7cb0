-- Made from src/facts/status.ts by npm run build: change it there.
local ____exports = {}
local STATES = {
    "off",
    "waiting",
    "connecting",
    "greeting",
    "up",
    "closing"
}
function ____exports.status(shell)
    local ____STATES_index_1 = STATES[shell[44] + 1]
    local ____temp_0
    if shell[44] == 4 then
        ____temp_0 = nil
    else
        ____temp_0 = shell[48]
    end
    return {
        state = ____STATES_index_1,
        problem = ____temp_0,
        id = shell[51],
        acknowledges = shell[52],
        buffered = #shell[14],
        bytes = shell[15],
        stats = shell[1].stats
    }
end
return ____exports

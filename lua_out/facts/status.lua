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
    return {
        state = STATES[shell[44] + 1],
        id = shell[50],
        acknowledges = shell[51],
        buffered = #shell[14],
        bytes = shell[15],
        stats = shell[1].stats
    }
end
return ____exports

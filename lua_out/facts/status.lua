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
        state = STATES[shell[43] + 1],
        id = shell[49],
        acknowledges = shell[50],
        buffered = #shell[13],
        bytes = shell[14],
        stats = shell[1].stats
    }
end
return ____exports

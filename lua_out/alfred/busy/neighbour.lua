-- Made from src/alfred/busy/neighbour.ts by npm run build: change it there.
local ____exports = {}
local ____records = require("alfred.busy.records")
local get = ____records.get
function ____exports.packed(ip)
    return string.char(string.match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$"))
end
function ____exports.neighbour(shell, address)
    return get(shell[14], address .. "\0\0\0")
end
function ____exports.claimOf(neighbour)
    return string.sub(neighbour, 10 + 1, -4 - 1)
end
function ____exports.macOf(neighbour)
    local claim = ____exports.claimOf(neighbour)
    return #claim > 6 and string.byte(claim, 7) < 3 and "" or string.sub(claim, 1, 6)
end
return ____exports

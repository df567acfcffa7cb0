-- Made from src/alfred/busy/over.ts by npm run build: change it there.
local ____exports = {}
function ____exports.isOver(shell, records, bytes)
    local own, heard = shell[11], shell[12]
    return records > 0 and own[2] + heard[2] + records > shell[8] or bytes > 0 and own[3] + heard[3] + shell[13][3] + bytes > shell[9]
end
return ____exports

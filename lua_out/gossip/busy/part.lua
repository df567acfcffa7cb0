-- Made from src/gossip/busy/part.ts by npm run build: change it there.
local ____exports = {}
local ____table = require("gossip.table")
local find = ____table.find
function ____exports.part(shell, address)
    local record = find(shell[2][1], address)
    if record == nil then
        return nil
    end
    local version = string.byte(record, 11)
    local ____opt_0 = shell[9]
    local text = ____opt_0 and ____opt_0[address]
    if version == 0 or text == nil and address ~= shell[2][11] then
        return nil
    end
    local length = string.len(text or "")
    return (string.sub(record, 1, 9 - 1) .. string.char(
        version,
        math.floor((length - length % 256) / 256),
        length % 256
    )) .. (text or "")
end
return ____exports

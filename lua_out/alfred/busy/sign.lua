-- Made from src/alfred/busy/sign.ts by npm run build: change it there.
local ____exports = {}
function ____exports.sign(mac, lot)
    local sum = lot
    for at = 1, 6 do
        sum = (sum * 7 + string.byte(mac, at)) % 256
    end
    return lot * 256 + sum
end
return ____exports

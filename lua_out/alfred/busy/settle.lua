-- Made from src/alfred/busy/settle.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____neighbour = require("alfred.busy.neighbour")
local macOf = ____neighbour.macOf
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____records = require("alfred.busy.records")
local put = ____records.put
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
function ____exports.settle(shell)
    local now = tmr.time()
    local all, greatest, own = "", 0, -1
    local best
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                break
            end
            local age, score = ageOf(one, now)
            local address = sub(one, 1, 4)
            local faded = 0
            if score ~= 0 and age < shell[6] + 1 then
                faded = max(
                    score - floor((score + 3) / 4),
                    1
                )
                all = all .. address
                if address == shell[15] then
                    own = score
                end
                if score >= greatest then
                    best, greatest = address, score
                end
            end
            local most = shell[6] + (macOf(one) == "" and 0 or 2 * shell[5])
            local stays = faded ~= 0 or age < most
            if faded ~= score or not stays then
                put(
                    shell[14],
                    sub(one, 1, 7),
                    stays and sub(one, 1, -2) .. char(faded) or nil
                )
            end
        end
    end
    if own < 0 or greatest >= own + 16 then
        shell[15] = best
    end
    return all
end
return ____exports

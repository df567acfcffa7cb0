-- Made from src/alfred/status.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____string_0 = string
local sub = ____string_0.sub
function ____exports.status(shell)
    local now = tmr.time()
    local primaries = {}
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                break
            end
            local age, score = ageOf(one, now)
            if score ~= 0 and age < shell[6] then
                local best = not shell[2] and sub(one, 1, 4) == shell[15]
                table.insert(
                    primaries,
                    {
                        ip = ipText(one, 1),
                        age = age,
                        best = best
                    }
                )
            end
        end
    end
    local own, heard = shell[11], shell[12]
    return {
        mode = shell[2] and "primary" or "secondary",
        group = shell[1].group or "",
        primaries = primaries,
        records = own[2] + heard[2],
        bytes = own[3] + heard[3],
        stats = shell[1].stats
    }
end
return ____exports

-- Made from src/alfred/newcomer.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____neighbour = require("alfred.busy.neighbour")
local macOf = ____neighbour.macOf
local ____neighbours = require("alfred.busy.neighbours")
local write = ____neighbours.write
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____records = require("alfred.busy.records")
local put = ____records.put
local ____string_0 = string
local sub = ____string_0.sub
function ____exports.room(shell)
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                return false
            end
            if select(
                2,
                ageOf(one, 0)
            ) == 0 then
                put(
                    shell[14],
                    sub(one, 1, 7)
                )
                return true
            end
        end
    end
end
function ____exports.moved(shell, mac)
    local following = each(shell[14])
    do
        while true do
            local one = following()
            if one == nil then
                return
            end
            if macOf(one) == mac then
                write(
                    shell,
                    sub(one, 1, 4),
                    "",
                    sub(one, -4)
                )
            end
        end
    end
end
return ____exports

-- Made from src/alfred/moved.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____neighbours = require("alfred.busy.neighbours")
local macOf = ____neighbours.macOf
local write = ____neighbours.write
local ____string_0 = string
local sub = ____string_0.sub
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

-- Made from src/gossip/data/answer.ts by npm run build: change it there.
local ____exports = {}
local ____part = require("gossip.busy.part")
local part = ____part.part
function ____exports.answer(shell, from, datagram)
    if #datagram == 1 or (#datagram - 1) % 4 ~= 0 then
        return "entry"
    end
    local text = string.char(140)
    local answers = 1
    for at = 2, string.len(datagram), 4 do
        local one = part(
            shell,
            string.sub(datagram, at, at + 4 - 1)
        )
        if one ~= nil and answers <= 3 then
            if string.len(text) + string.len(one) > 1400 then
                shell[2][3](from, text)
                text = string.char(140)
                answers = answers + 1
            end
            text = text .. one
        end
    end
    if string.len(text) > 1 and answers <= 3 then
        shell[2][3](from, text)
    end
    return nil
end
return ____exports

-- Made from src/gossip/shell/datagram.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.receive(shell, ip, datagram)
    letGo(20480)
    local length = #datagram
    if length == 0 or length > 1472 then
        return "size"
    end
    local kind = string.byte(datagram, 1)
    if kind == 139 then
        return use("gossip.data.answer", true).answer(
            shell,
            shell[12](ip),
            datagram
        )
    end
    if kind == 140 then
        local ends = use("gossip.data.check", true).check(datagram, shell[1].config.maxData)
        if ends == nil then
            return "data"
        end
        letGo(20480)
        use("gossip.data.take", true).take(shell, datagram, ends)
        return nil
    end
    if kind > 137 then
        return "kind"
    end
    return use("gossip.json.receive", true).receive(shell, ip, datagram)
end
return ____exports

-- Made from src/gossip/json/receive.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
function ____exports.receive(shell, ip, datagram)
    if (string.find(datagram, "\"hearsay\":\"1\"", 1, true)) == 15 then
        shell[2][23] = shell[2][14]
        use("gossip.busy.give").compare(
            shell[2],
            shell[12](ip)
        )
        return nil
    end
    local told, word, texts = use("gossip.json.check", true).check(shell, datagram)
    if told == nil and word ~= "memory" then
        return word
    end
    letGo(20480)
    local core = shell[2]
    local from = shell[12](ip)
    core[23] = core[14]
    if core[17][from] ~= nil or #core[18] > 0 then
        use("gossip.busy.suspect").isHeard(core, from)
        letGo(20480)
    end
    if told == nil then
        return word
    end
    use("gossip.json.take", true).receive(shell, from, told, texts)
    letGo(20480)
    use("gossip.json.tell", true).tell(
        shell,
        from,
        told,
        texts,
        #datagram,
        word == "SYN"
    )
    return nil
end
return ____exports

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
            shell[11](ip),
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
    if (string.find(datagram, "\"hearsay\":\"1\"", 1, true)) == 15 then
        shell[2][23] = shell[2][14]
        use("gossip.busy.give").compare(
            shell[2],
            shell[11](ip)
        )
        return nil
    end
    local told, word, texts = use("gossip.json.check", true).check(shell, datagram)
    if told == nil and word ~= "memory" then
        return word
    end
    letGo(20480)
    local core = shell[2]
    local from = shell[11](ip)
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
        length,
        word == "SYN"
    )
    return nil
end
return ____exports

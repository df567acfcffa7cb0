-- Made from src/gossip/data/push.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____table = require("gossip.table")
local find = ____table.find
function ____exports.share(shell, text)
    local core = shell[2]
    letGo(1073741823)
    if core[12] ~= nil then
        use("gossip.busy.own").enter(core)
    end
    local mine = find(core[1], core[11])
    local version = string.byte(mine, 11) % 255 + 1
    local pending = shell[6]
    local ____use_result_keep_2 = use("gossip.busy.keep").keep
    local ____shell_1 = shell
    local ____temp_0
    if text == "" then
        ____temp_0 = nil
    else
        ____temp_0 = text
    end
    ____use_result_keep_2(____shell_1, mine, version, ____temp_0)
    shell[6] = pending
    letGo(1073741823)
    local ____use_result_3 = use("gossip.busy.call")
    local callFor = ____use_result_3.callFor
    local repeats = ____use_result_3.repeats
    callFor(
        core,
        core[11],
        repeats(core)
    )
    local told = string.char(140) .. use("gossip.busy.part").part(shell, core[11])
    for _ = 1, 2 do
        core[3](nil, told)
    end
end
function ____exports.push(shell, data, ip)
    if ip ~= nil and not use("lib.ipv4", true).isAddress(ip) then
        error(
            ("gossip.pushGossip: \"" .. tostring(ip)) .. "\" is no IPv4 address",
            5
        )
    end
    local core = shell[2]
    local text = use("gossip.data.encode", true).encode(shell, data)
    if not shell[1].started then
        shell[10]("gossip: not started")
        if shell[3] then
            shell[4] = text
        end
        return
    end
    ____exports.share(shell, text)
    if ip ~= nil then
        use("gossip.greet", true).knock(
            core,
            shell[12](ip)
        )
    end
end
return ____exports

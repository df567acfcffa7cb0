-- Made from src/alfred/ask.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ASKED = 4
function ____exports.request(shell, what, answer)
    local best = shell[15]
    if shell[2] or best == nil or shell[1].ip == nil then
        guard(shell[27], answer)(use("alfred.busy.facts", true).facts(shell, what))
        return
    end
    local asked = 0
    for ____, one in ipairs(shell[16]) do
        if one[9] ~= nil then
            asked = asked + 1
        end
    end
    if asked >= ASKED then
        error(
            ("alfred.request: " .. tostring(ASKED)) .. " requests wait for answers already",
            0
        )
    end
    local id = node.random(0, 65535)
    local ip = ipText(best, 1)
    local asks = {
        ip,
        id,
        tmr.time(),
        {},
        0,
        0,
        false,
        nil,
        answer,
        what
    }
    table.insert(shell[16], asks)
    use("alfred.busy.send").send(
        shell,
        ip,
        "\0\0" .. string.char(
            what,
            math.floor(id / 256),
            id % 256
        )
    )
end
return ____exports

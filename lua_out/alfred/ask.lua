-- Made from src/alfred/ask.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
local ____ip = require("alfred.busy.ip")
local ipText = ____ip.ipText
local ASKED = 4
function ____exports.ask(shell, one)
    local id = node.random(0, 65535)
    if shell[15] ~= nil then
        one[1] = ipText(shell[15], 1)
    end
    one[2] = id
    one[3] = tmr.time()
    shell[17] = shell[17] - one[6]
    one[4] = {}
    one[5] = 0
    one[6] = 0
    one[8] = nil
    local question = "\0\0" .. string.char(
        one[10],
        math.floor(id / 256),
        id % 256
    )
    use("alfred.busy.send").send(shell, one[1], question)
end
function ____exports.request(shell, what, answer)
    local best = shell[15]
    if shell[2] or best == nil or shell[1].ip == nil then
        return hand(
            13312,
            "alfred.busy.facts",
            shell,
            what,
            answer
        )
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
    local now = tmr.time()
    local one = {
        "",
        0,
        now,
        {},
        0,
        0,
        false,
        nil,
        answer,
        what,
        now
    }
    ____exports.ask(shell, one)
    table.insert(shell[16], one)
    return
end
return ____exports

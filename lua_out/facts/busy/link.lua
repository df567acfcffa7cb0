-- Made from src/facts/busy/link.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____math_0 = math
local floor = ____math_0.floor
local max = ____math_0.max
local min = ____math_0.min
function ____exports.lost(shell)
    local phase = shell[43]
    if phase == 0 or phase == 1 then
        return
    end
    if shell[46] < 0 then
        shell[46] = shell[2]
    end
    shell[43] = 1
    shell[15] = 0
    local wait = shell[39]
    for _ = 1, min(shell[45], 3) do
        wait = wait * 2
    end
    shell[45] = shell[45] + 1
    if shell[47] or shell[48] then
        wait = max(
            floor(shell[40] / 3),
            8 * shell[39]
        )
    end
    shell[44] = shell[2] + max(
        1,
        floor(min(wait, 20000000) * node.random(50, 150) / 100)
    )
    shell[3] = min(shell[3], shell[44])
end
local function connect(shell)
    if (wifi.sta.getip()) == nil then
        shell[44] = shell[2] + 10
        return
    end
    if shell[42] == nil then
        local made = websocket.createClient()
        made:on("connection", shell[60])
        made:on("receive", shell[61])
        made:on("close", shell[62])
        if shell[38] ~= nil then
            made:config({headers = {Authorization = "Bearer " .. shell[38]}})
        end
        shell[42] = made
    end
    shell[43] = 2
    shell[48] = false
    shell[44] = shell[2] + 300
    local ws = shell[42]
    local begun, problem = pcall(function() return ws:connect(shell[36]) end)
    if begun then
        return
    end
    ____exports.lost(shell)
    error(problem, 0)
end
function ____exports.release(shell)
    local ws = shell[42]
    shell[42] = nil
    if ws == nil then
        return
    end
    ws:on("connection", nil)
    ws:on("receive", nil)
    ws:on("close", nil)
    pcall(function() return ws:close() end)
end
function ____exports.look(shell)
    local phase = shell[43]
    local ticks = shell[2]
    if phase == 4 then
        local send = use("facts.busy.send")
        send.pump(shell)
        shell[44] = send.next(shell, 2147483647)
    elseif phase == 1 then
        if shell[46] < 0 then
            shell[46] = ticks
        end
        local gaveUp = not shell[47] and ticks - shell[46] >= shell[40]
        if gaveUp then
            shell[47] = true
        end
        connect(shell)
        local told = shell[41]
        if gaveUp and told ~= nil then
            told()
        end
    elseif phase == 5 then
        ____exports.release(shell)
        ____exports.lost(shell)
    elseif phase ~= 0 then
        shell[43] = 5
        shell[44] = ticks + 100
        local ws = shell[42]
        if ws ~= nil then
            ws:close()
        end
    else
        shell[44] = 2147483647
    end
end
return ____exports

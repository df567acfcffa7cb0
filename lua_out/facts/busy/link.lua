-- Made from src/facts/busy/link.ts by npm run build: change it there.
local ____exports = {}
local ____math_0 = math
local floor = ____math_0.floor
local max = ____math_0.max
local min = ____math_0.min
function ____exports.lost(shell, status)
    local phase = shell[44]
    if phase == 0 or phase == 1 then
        return
    end
    local why = type(status) == "number" and ("no connection (status " .. tostring(status)) .. ")" or status
    if why ~= shell[48] then
        print((("facts: " .. shell[37]) .. ": ") .. why)
    end
    shell[48] = why
    if shell[47] < 0 then
        shell[47] = shell[2]
    end
    shell[44] = 1
    shell[16] = 0
    local wait = shell[40]
    for _ = 1, min(shell[46], 3) do
        wait = wait * 2
    end
    shell[46] = shell[46] + 1
    if shell[49] or shell[50] then
        wait = max(
            floor(shell[41] / 3),
            8 * shell[40]
        )
    end
    shell[45] = shell[2] + max(
        1,
        floor(min(wait, 20000000) * node.random(50, 150) / 100)
    )
    shell[3] = min(shell[3], shell[45])
end
local function connect(shell)
    if (wifi.sta.getip()) == nil then
        shell[45] = shell[2] + 10
        shell[48] = "no address"
        return
    end
    if shell[43] == nil then
        local made = websocket.createClient()
        made:on("connection", shell[63])
        made:on("receive", shell[64])
        made:on("close", shell[65])
        if shell[39] ~= nil then
            made:config({headers = {Authorization = "Bearer " .. shell[39]}})
        end
        shell[43] = made
    end
    shell[44] = 2
    shell[50] = false
    shell[45] = shell[2] + 300
    local ws = shell[43]
    local begun, problem = pcall(function() return ws:connect(shell[37]) end)
    if begun then
        return
    end
    ____exports.lost(shell, "it cannot be called")
    error(problem, 0)
end
function ____exports.connected(shell)
    if shell[44] ~= 2 then
        return
    end
    shell[44] = 3
    shell[52] = false
    shell[53] = false
    shell[43]:send(shell[51], 1)
    local ____shell__1_1 = shell[1]
    local stats = ____shell__1_1.stats
    stats.messagesOut = stats.messagesOut + 1
    stats.bytesOut = stats.bytesOut + #shell[51]
end
function ____exports.release(shell)
    local ws = shell[43]
    shell[43] = nil
    if ws == nil then
        return
    end
    ws:on("connection", nil)
    ws:on("receive", nil)
    ws:on("close", nil)
    pcall(function() return ws:close() end)
end
function ____exports.look(shell)
    local phase = shell[44]
    local ticks = shell[2]
    if phase == 1 then
        if shell[47] < 0 then
            shell[47] = ticks
        end
        local gaveUp = not shell[49] and ticks - shell[47] >= shell[41]
        if gaveUp then
            shell[49] = true
        end
        connect(shell)
        local told = shell[42]
        if gaveUp and told ~= nil then
            told()
        end
    elseif phase == 5 then
        ____exports.release(shell)
        ____exports.lost(shell, "no answer")
    elseif phase ~= 0 then
        shell[44] = 5
        shell[45] = ticks + 100
        local ws = shell[43]
        if ws ~= nil then
            ws:close()
        end
    else
        shell[45] = 2147483647
    end
end
return ____exports

-- Made from src/facts/busy/receive.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____string_0 = string
local sub = ____string_0.sub
local function go(shell)
    if shell[44] == 4 then
        shell[45] = 0
    end
    shell[3] = 0
    shell[10]()
end
local function heartbeat(shell)
    local record = shell[14][shell[16] + 1]
    if record ~= nil and string.byte(record) == 8 then
        return
    end
    use("facts.busy.measure").load(shell)
    go(shell)
end
local function take(shell, kind, data, id)
    if kind == 6 then
        use("facts.busy.conf").conf(shell, data, id)
        go(shell)
    elseif kind == 1 then
        if shell[44] ~= 3 or shell[51] == "" then
            shell[12]("order")
        else
            use("facts.busy.greeted").greeted(shell)
            go(shell)
        end
    elseif kind == 3 and data == "replaced" then
        shell[50] = true
    elseif kind == 3 and sub(data, 1, 3) == "ack" and #data % 16 == 3 then
        use("facts.busy.stored").stored(shell, data)
        go(shell)
    else
        shell[12]("kind")
    end
end
function ____exports.receive(shell, text, opcode)
    local ____shell__1_1 = shell[1]
    local stats = ____shell__1_1.stats
    stats.messagesIn = stats.messagesIn + 1
    stats.bytesIn = (stats.bytesIn + #text) % 1073741824
    if opcode == 1 then
        if text == "loadavg" and shell[44] == 4 then
            heartbeat(shell)
        else
            shell[12]("text")
        end
        return
    end
    local fine, problem = pcall(function()
        local kind, data, id = use("facts.busy.read").readMessage(text)
        letGo(13312)
        take(shell, kind, data, id)
    end)
    if fine then
        return
    end
    if problem == "bad message" then
        shell[12]("message")
    else
        error(problem, 0)
    end
end
return ____exports

-- Made from src/facts/busy/receive.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____read = require("facts.busy.read")
local BAD = ____read.BAD
local readMessage = ____read.readMessage
local ____string_0 = string
local sub = ____string_0.sub
local function go(shell)
    if shell[43] ~= 4 then
        return
    end
    shell[44] = 0
    use("facts.busy.link").look(shell)
    shell[3] = math.min(shell[3], shell[44])
end
local function heartbeat(shell)
    local record = shell[13][shell[15] + 1]
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
        if shell[43] ~= 3 or shell[49] == "" then
            shell[11]("order")
        else
            use("facts.busy.greeted").greeted(shell)
            go(shell)
        end
    elseif kind == 3 and data == "replaced" then
        shell[48] = true
    elseif kind == 3 and sub(data, 1, 3) == "ack" and #data % 16 == 3 then
        use("facts.busy.stored").stored(shell, data)
        go(shell)
    else
        shell[11]("kind")
    end
end
function ____exports.receive(shell, text, opcode)
    local ____shell__1_1 = shell[1]
    local stats = ____shell__1_1.stats
    stats.messagesIn = stats.messagesIn + 1
    stats.bytesIn = (stats.bytesIn + #text) % 1073741824
    if opcode == 1 then
        if text == "loadavg" and shell[43] == 4 then
            heartbeat(shell)
        else
            shell[11]("text")
        end
        return
    end
    local fine, problem = pcall(function()
        local kind, data, id = readMessage(text)
        take(shell, kind, data, id)
    end)
    if fine then
        return
    end
    if problem == BAD then
        shell[11]("message")
    else
        error(problem, 0)
    end
end
return ____exports

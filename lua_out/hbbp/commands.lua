-- Made from src/hbbp/commands.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function send(shell, ip, key, payload)
    local hbbp = shell[1]
    local stats = hbbp.stats
    local datagram = use("hbbp.busy.datagram").compose(key, payload)
    if hbbp.socket == nil or hbbp.ip == nil then
        return false
    end
    local socket = hbbp.socket
    local sent = pcall(
        socket.send,
        socket,
        hbbp.port,
        ip or shell[3],
        datagram
    )
    if not sent then
        stats.sendErrors = stats.sendErrors + 1
        return false
    end
    stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824
    stats.bytesOut = (stats.bytesOut + #datagram) % 1073741824
    return true
end
function ____exports.run(shell, name, one, two, three)
    if name == "broadcast" then
        return send(shell, nil, one, two)
    end
    if name == "send" then
        if not use("lib.ipv4", true).isAddress(one) then
            error(
                ("hbbp.send: \"" .. tostring(one)) .. "\" is no IPv4 address",
                0
            )
        end
        return send(shell, one, two, three)
    end
    if name == "start" then
        use("hbbp.start", true).start(shell, one)
    elseif name == "stop" then
        use("hbbp.start", true).stop(shell)
    else
        if type(one) ~= "string" then
            error(
                ((("hbbp." .. name) .. ": the key is ") .. type(one)) .. ", and is to be a string",
                0
            )
        end
        if one == "" then
            error(("hbbp." .. name) .. ": the key is empty", 0)
        end
        if name == "on" and type(two) ~= "function" then
            error(
                ("hbbp.on: the handler is " .. type(two)) .. ", and is to be a function",
                0
            )
        end
        local ____shell__2_1 = shell[2]
        local ____one_2 = one
        local ____temp_0
        if name == "on" then
            ____temp_0 = two
        else
            ____temp_0 = nil
        end
        ____shell__2_1[____one_2] = ____temp_0
    end
    return nil
end
return ____exports

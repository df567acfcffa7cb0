-- Made from src/lib/endpoint.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.isGroup(value)
    if type(value) ~= "string" then
        return false
    end
    local first, rest = string.match(value, "^([1-9]%d+)(%..+)$")
    local number = tonumber(first)
    return number ~= nil and number > 223 and number < 240 and use("lib.ipv4", true).isAddress("10" .. tostring(rest))
end
function ____exports.release(endpoint)
    local socket = endpoint.socket
    endpoint.socket = nil
    if socket ~= nil then
        pcall(function() return socket:close() end)
    end
end
function ____exports.moveTo(endpoint, ip, onReceive)
    local ____endpoint_0 = endpoint
    local group = ____endpoint_0.group
    if group ~= nil and endpoint.ip ~= nil then
        net.multicastLeave("any", group)
    end
    endpoint.ip = nil
    if ip == nil then
        return
    end
    local ready, problem = pcall(function()
        if endpoint.socket == nil then
            local socket = net.createUDPSocket()
            endpoint.socket = socket
            socket:listen(endpoint.port)
            socket:on("receive", onReceive)
        end
        if group ~= nil then
            net.multicastJoin(ip, group)
        end
    end)
    if not ready then
        ____exports.release(endpoint)
        error(problem, 0)
    end
    endpoint.ip = ip
end
return ____exports

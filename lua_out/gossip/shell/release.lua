-- Made from src/gossip/shell/release.ts by npm run build: change it there.
local ____exports = {}
local function close(socket)
    socket:close()
end
function ____exports.release(shell)
    local gossip = shell[1]
    if gossip.socket ~= nil then
        pcall(close, gossip.socket)
    end
    local ____opt_0 = gossip.timer
    if ____opt_0 ~= nil then
        ____opt_0:unregister()
    end
    gossip.socket = nil
    gossip.timer = nil
    gossip.started = false
end
return ____exports

-- Made from src/lib/address.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
____exports.watched = {
    {},
    true,
    6870947,
    nil,
    nil
}
function ____exports.look()
    local ip = wifi.sta.getip()
    if ip ~= ____exports.watched[5] or not ____exports.watched[2] then
        use("lib.watch", true).changed(ip)
    end
end
return ____exports

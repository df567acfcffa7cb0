-- Made from src/hbbp/busy/datagram.ts by npm run build: change it there.
local ____exports = {}
local ____key = require("hbbp.busy.key")
local isGood = ____key.isGood
local MOST = 1231
function ____exports.compose(key, payload)
    if type(key) ~= "string" then
        error(
            ("hbbp: the key is " .. type(key)) .. ", and is to be a string",
            0
        )
    end
    local name = key
    if name == "" then
        error("hbbp: the key is empty", 0)
    end
    if (string.find(name, "\0", 1, true)) ~= nil then
        error("hbbp: there is a NUL in the key", 0)
    end
    if not isGood(name) then
        error(("hbbp: no peer takes \"" .. name) .. "\": it begins with /, holds .. or what cannot be printed", 0)
    end
    if payload ~= nil and type(payload) ~= "string" then
        error(
            ("hbbp: the payload is " .. type(payload)) .. ", and is to be a string, or nil",
            0
        )
    end
    local datagram = payload == nil and name or (name .. "\0") .. tostring(payload)
    if #datagram > MOST then
        error(
            (("hbbp: key and payload take " .. tostring(#datagram)) .. " bytes of a datagram, which holds ") .. tostring(MOST),
            0
        )
    end
    return datagram
end
return ____exports

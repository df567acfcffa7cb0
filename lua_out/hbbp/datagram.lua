-- Made from src/hbbp/datagram.ts by npm run build: change it there.
local ____exports = {}
local ____key = require("hbbp.key")
local isGood = ____key.isGood
local MOST = 1231
function ____exports.compose(key, payload)
    if type(key) ~= "string" then
        error(
            ("hbbp: the key is " .. type(key)) .. ", and is to be a string",
            4
        )
    end
    if key == "" then
        error("hbbp: the key is empty", 4)
    end
    if (string.find(key, "\0", 1, true)) ~= nil then
        error("hbbp: there is a NUL in the key", 4)
    end
    if not isGood(key) then
        error(("hbbp: no peer takes \"" .. key) .. "\": it begins with /, holds .. or what cannot be printed", 4)
    end
    if payload == nil then
        payload = ""
    elseif type(payload) ~= "string" then
        error(
            ("hbbp: the payload is " .. type(payload)) .. ", and is to be a string",
            4
        )
    else
        payload = "\0" .. payload
    end
    local length = #key + #payload
    if length > MOST then
        error(
            (("hbbp: key and payload take " .. tostring(length)) .. " bytes of a datagram, which holds ") .. tostring(MOST),
            4
        )
    end
    return key .. payload
end
return ____exports

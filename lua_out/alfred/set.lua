-- Made from src/alfred/set.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local hand = ____modules.hand
local use = ____modules.use
local ____string_0 = string
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
local function keyOf(shell, what)
    if shell[3] == "" then
        shell[3] = use("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) or ""
    end
    return shell[3] .. char(what)
end
function ____exports.set(shell, what, data, version)
    local ____version_2 = version
    if ____version_2 == nil then
        ____version_2 = 0
    end
    local given = ____version_2
    if what <= 63 and not shell[10] then
        error(
            ("alfred.set: type " .. tostring(what)) .. " is reserved, as all up to 63 are: allowReserved in alfred.start allows it",
            0
        )
    end
    if type(data) ~= "string" then
        error(
            ("alfred.set: the data is " .. type(data)) .. ", and is to be a string",
            0
        )
    end
    local text = data
    if #text > 1382 then
        error(
            (("alfred.set: the data has " .. tostring(#text)) .. " bytes, and a packet has room for ") .. 1382,
            0
        )
    end
    local n = type(given) == "number" and floor(given) or -1
    if n ~= given or n < 0 or n > 255 then
        error(
            ("alfred.set: the version is " .. tostring(given)) .. ", and is to be a whole number from 0 to 255",
            0
        )
    end
    local key = keyOf(shell, what)
    local record = (key .. char(
        n,
        floor(#text / 256),
        #text % 256
    )) .. text
    return hand(
        13312,
        "alfred.busy.own",
        shell,
        key,
        record
    )
end
function ____exports.unset(shell, what)
    return hand(
        13312,
        "alfred.busy.own",
        shell,
        keyOf(shell, what)
    )
end
return ____exports

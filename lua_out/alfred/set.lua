-- Made from src/alfred/set.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____record = require("alfred.busy.record")
local tail = ____record.tail
local ____records = require("alfred.busy.records")
local get = ____records.get
local put = ____records.put
local ____tell = require("alfred.busy.tell")
local tell = ____tell.tell
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
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
    if shell[3] == "" then
        shell[3] = use("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) or ""
    end
    local key = shell[3] .. char(what)
    local record = (key .. char(
        n,
        floor(#text / 256),
        #text % 256
    )) .. text
    local before = get(shell[11], key)
    local known = before or get(shell[12], key)
    if before == nil then
        put(shell[12], key)
        put(shell[13], key)
    end
    local more = #record + 4 - (before == nil and 0 or #before)
    if not use("alfred.busy.room").room(shell, before == nil and 1 or 0, more, key) then
        error(
            ((("alfred.set: there is no room for it: raise maxRecords (" .. tostring(shell[8])) .. ") or maxBytes (") .. tostring(shell[9])) .. ")",
            0
        )
    end
    put(
        shell[11],
        key,
        record .. tail(
            tmr.time(),
            2
        )
    )
    if known == nil then
        tell(shell, "added", record, true)
    elseif sub(known, 1, -4 - 1) ~= record then
        tell(shell, "changed", record, true)
    end
end
function ____exports.unset(shell, what)
    local key = shell[3] .. char(what)
    local record = get(shell[11], key)
    if record == nil then
        return
    end
    use("alfred.busy.grave").bury(shell, record)
    put(shell[11], key)
    tell(shell, "expired", record, true)
end
return ____exports

-- Made from src/alfred/own.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local use = ____modules.use
local ____neighbours = require("alfred.busy.neighbours")
local ipAt = ____neighbours.ipAt
local ____packets = require("alfred.busy.packets")
local question = ____packets.question
local ____records = require("alfred.busy.records")
local get = ____records.get
local put = ____records.put
local tail = ____records.tail
local ____store = require("alfred.busy.store")
local bury = ____store.bury
local room = ____store.room
local tell = ____store.tell
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
        shell[3] = use("alfred.facts", true).macBytes(wifi.sta.getmac()) or ""
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
    local more = #record + 4 - (before and before.length or 0)
    if not room(shell, before == nil and 1 or 0, more, key) then
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
    bury(shell, record)
    put(shell[11], key)
    tell(shell, "expired", record, true)
end
function ____exports.request(shell, what, answer)
    local best = shell[15]
    if shell[2] or best == nil or shell[1].ip == nil then
        guard(shell[27], answer)(use("alfred.facts", true).facts(shell, what))
        return
    end
    local asked = 0
    for ____, one in ipairs(shell[16]) do
        if one[8] ~= nil then
            asked = asked + 1
        end
    end
    if asked >= 4 then
        error(("alfred.request: " .. 4) .. " requests wait for answers already", 0)
    end
    local id = node.random(0, 65535)
    local ip = ipAt(best, 1)
    use("alfred.busy.transactions").begin(
        shell,
        ip,
        id,
        answer,
        what
    )
    use("alfred.busy.send").send(
        shell,
        ip,
        question(what, id)
    )
end
return ____exports

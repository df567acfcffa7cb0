-- Made from src/facts/busy/encode.ts by npm run build: change it there.
local ____exports = {}
local ____flat = require("facts.busy.flat")
local cpu = ____flat.cpu
local devUsage = ____flat.devUsage
local LOAD_AVG = ____flat.LOAD_AVG
local long = ____flat.long
local MEM_INFO = ____flat.MEM_INFO
local message = ____flat.message
local real = ____flat.real
local ____wide = require("facts.busy.wide")
local decimal = ____wide.decimal
local numberOf = ____wide.numberOf
local times = ____wide.times
local ____string_0 = string
local byte = ____string_0.byte
local find = ____string_0.find
local sub = ____string_0.sub
local function nanos(millis)
    return long(times(
        times("\0\0\0\0" .. millis, 1000),
        1000
    ))
end
function ____exports.idOf(record)
    local time = times(
        sub(record, 2, 9 - 1),
        16,
        byte(record, 9)
    )
    return time .. sub(record, 9 + 1, 19 - 1)
end
local function dataOf(record)
    local kind = byte(record, 1)
    local micros = sub(record, 2, 9 - 1)
    local data = sub(record, 19)
    if kind == 2 then
        local at = find(data, "\0", 1, true)
        return ((((("{\"name\":\"" .. sub(data, 1, at - 1)) .. "\",\"time\":") .. decimal(micros)) .. "000,\"fields\":") .. sub(data, at + 1)) .. "}"
    end
    if kind == 5 or kind == 3 then
        return data
    end
    local time = long(times("\0" .. micros, 1000))
    if kind == 9 then
        return ((MEM_INFO .. time) .. long(sub(data, 1, 4))) .. long(sub(data, 5, 8))
    end
    if kind == 8 then
        local function share(at)
            return real(
                numberOf(data, at, at + 2),
                true
            )
        end
        return (((LOAD_AVG .. time) .. share(1)) .. share(4)) .. share(7)
    end
    local delta = nanos(sub(data, 1, 4))
    if kind == 7 then
        local percent = numberOf(data, 5, 7) * 100
        return cpu(
            time,
            delta,
            real(percent),
            real(6553600 - percent)
        )
    end
    local counts = ""
    for at = 5, #data, 4 do
        counts = counts .. long(sub(data, at, at + 3))
    end
    return devUsage(time, delta, counts)
end
function ____exports.encode(record)
    return message(
        byte(record, 1),
        dataOf(record),
        ____exports.idOf(record)
    )
end
return ____exports

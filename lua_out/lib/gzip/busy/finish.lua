-- Made from src/lib/gzip/busy/finish.ts by npm run build: change it there.
local ____exports = {}
local ____bytes = require("lib.gzip.busy.bytes")
local bytes = ____bytes.bytes
local ____string_0 = string
local char = ____string_0.char
local ____math_1 = math
local floor = ____math_1.floor
function ____exports.finish(state, extra)
    local length = state[2] + #state[1]
    local hold, left = state[7], state[8] + 7
    local tail = state[6]
    while left > 0 do
        tail = tail .. char(hold % 256)
        hold = floor(hold / 256)
        left = left - 8
    end
    local head = char(
        31,
        139,
        8,
        extra == nil and 0 or 4,
        0,
        0,
        0,
        0,
        0,
        255
    )
    if extra ~= nil then
        head = head .. char(#extra, 0) .. extra
    end
    if state[2] == 0 and #state[5] + #tail > length + 5 then
        local size = char(
            length % 256,
            floor(length / 256)
        )
        head = head .. ("" .. size) .. char(
            255 - length % 256,
            255 - floor(length / 256)
        )
        state[5] = state[1]
        tail = ""
    end
    state[1] = ""
    return table.concat({
        head,
        state[5],
        tail,
        bytes(state[11]),
        bytes(length)
    })
end
return ____exports

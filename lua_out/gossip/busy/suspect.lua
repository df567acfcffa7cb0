-- Made from src/gossip/busy/suspect.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local digest = ____table.digest
local find = ____table.find
local ____call = require("gossip.busy.call")
local repeats = ____call.repeats
local ____number = require("gossip.busy.number")
local sleepOf = ____number.sleepOf
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local ____math_1 = math
local floor = ____math_1.floor
local max = ____math_1.max
local min = ____math_1.min
local function ask(core, address, probe)
    for _ = 1, 3 do
        local other = core[6](core, address)
        local ____temp_2
        if other == nil then
            ____temp_2 = nil
        else
            ____temp_2 = find(core[1], other)
        end
        local record = ____temp_2
        if record ~= nil and byte(record, 10) % 2 == 1 then
            core[3](
                other,
                char(131) .. address
            )
        end
    end
    if probe[1] > 6 + 4 and probe[3] == "" then
        core[22] = min(core[22] + 1, 8)
    end
end
local function patience(core, others, said)
    local least = 8 + 2 * repeats(core)
    local most = min(6, others)
    return said >= most and most > 0 and least or 3 * least - floor(2 * least * said / max(most, 1))
end
function ____exports.doubt(core, address, probe)
    local record = find(core[1], address)
    local asleep = record ~= nil and byte(record, 10) % 4 >= 2
    if record == nil or byte(record, 10) >= 48 or asleep and sleepOf(core, record) > 0 then
        core[17][address] = nil
        return
    end
    if probe[1] % 2 == 1 then
        ask(core, address, probe)
    end
    local others = max(core[1][4] - 2, 0)
    local said = floor(#probe[3] / 4)
    local alone = core[14] - core[23] > 128 or probe[1] > 20
    if not alone and said < min(2, others) then
        return
    end
    if probe[4] == nil then
        probe[4] = core[14]
        core[4](record)
    end
    if core[14] - probe[4] >= patience(core, others, said) then
        core[17][address] = nil
        use("gossip.busy.judge").judge(
            core,
            record,
            48,
            repeats(core)
        )
    elseif probe[1] % 2 == 0 then
        local told = sub(record, 1, 9) .. char(32 + byte(record, 10))
        core[3](
            nil,
            ((char(134) .. digest(core)) .. told) .. sub(record, 11, 15)
        )
    end
end
function ____exports.favour(core, address, asker)
    if address == core[11] or #core[18] >= 8 then
        return
    end
    for ____, running in ipairs(core[18]) do
        if running[1] == address and running[2] == asker then
            return
        end
    end
    local begun = {address, asker, 1}
    table.insert(core[18], begun)
    core[5](core, address)
end
function ____exports.oblige(core)
    local favours = core[18]
    for i = #favours - 1, 0, -1 do
        local address = favours[i + 1][1]
        local asker = favours[i + 1][2]
        local tries = favours[i + 1][3]
        local ____favours_index_3, ____3_4 = favours[i + 1], 3
        ____favours_index_3[____3_4] = ____favours_index_3[____3_4] + 1
        if tries < 3 then
            core[5](core, address)
        elseif tries >= 5 then
            core[3](
                asker,
                char(133) .. address
            )
            table.remove(favours, i + 1)
        end
    end
end
function ____exports.isHeard(core, address)
    local favours = core[18]
    for i = #favours - 1, 0, -1 do
        if favours[i + 1][1] == address then
            core[3](
                favours[i + 1][2],
                char(132) .. address
            )
            table.remove(favours, i + 1)
        end
    end
    local probe = core[17][address]
    if probe == nil then
        return
    end
    core[17][address] = nil
    local record = find(core[1], address)
    if probe[4] ~= nil and record ~= nil then
        core[4](record)
    end
end
return ____exports

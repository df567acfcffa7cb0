-- Made from src/gossip/json/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____call = require("gossip.busy.call")
local callFor = ____call.callFor
local ____number = require("gossip.busy.number")
local numberAt = ____number.numberAt
local ____put = require("gossip.busy.put")
local put = ____put.put
local ____room = require("gossip.busy.room")
local hasRoom = ____room.hasRoom
local refuse = ____room.refuse
local ____settle = require("gossip.busy.settle")
local settle = ____settle.settle
local ____table = require("gossip.table")
local bytes = ____table.bytes
local find = ____table.find
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local sub = ____string_0.sub
local function defend(shell, told)
    local core = shell[2]
    local mine = find(core[1], core[11])
    local truth = sub(mine, 5, 9 - 1) .. bytes(core[10]())
    local belief = sub(told, 5, 13 - 1)
    local ____temp_1
    if belief == truth then
        ____temp_1 = byte(told, 13) < 2
    else
        ____temp_1 = belief < truth
    end
    if ____temp_1 then
        return
    end
    local revision = numberAt(told, 5)
    if revision > 2147483645 then
        return
    end
    core[28] = true
    use("gossip.busy.own").assert(core, revision + 1, 0, 1)
end
local function share(shell, address, told)
    local text = told
    local ____use_result_2 = use("gossip.busy.hold")
    local fits = ____use_result_2.fits
    local hold = ____use_result_2.hold
    if not fits(shell, address, text) then
        shell[2][7]("full")
        text = ""
    end
    local ____text_5 = text
    local ____opt_3 = shell[9]
    if ____text_5 == (____opt_3 and ____opt_3[address] or "") then
        return
    end
    local record = find(shell[2][1], address)
    hold(
        shell,
        record,
        byte(record, 11) % 255 + 1,
        text
    )
end
local function take(shell, told, text, direct)
    local core = shell[2]
    local address = sub(told, 1, 4)
    local mine = find(core[1], address)
    local up = direct or byte(told, 13) < 3
    local revision = sub(told, 5, 9 - 1)
    local heartbeat = sub(told, 9, 13 - 1)
    local incarnation, version = 0, 0
    if mine == nil then
        if not direct and byte(told, 13) == 4 then
            return
        end
        if not hasRoom(core, up) then
            core[7]("full")
            return
        end
        core[25] = core[14]
    else
        local condition = byte(mine, 10)
        local compact = condition % 2 == 1
        local held = sub(mine, 5, 9 - 1)
        local later = sub(mine, 12, 15) < heartbeat
        local aged = (sub(mine, 1, 12 - 1) .. heartbeat) .. sub(mine, 16)
        if compact and not direct then
            if later and revision == held and condition % 4 < 2 then
                put(core[1], address, aged)
            end
            return
        end
        if revision < held and not direct then
            return
        end
        if revision <= held then
            incarnation = byte(mine, 9)
            version = byte(mine, 11)
            revision = held
            if direct and (compact or condition >= 48) then
                incarnation = math.min(incarnation + 1, 255)
            elseif not later then
                return
            else
                put(core[1], address, aged)
                share(shell, address, text)
                return
            end
        end
    end
    settle(
        core,
        ((address .. revision) .. char(incarnation, up and 0 or 48, version)) .. heartbeat
    )
    if direct then
        callFor(core, address, 2)
    end
    share(shell, address, text)
end
local function attempt(shell, told, text, direct)
    local fn = sub(told, 1, 4) == shell[2][11] and defend or take
    local done, problem = pcall(
        fn,
        shell,
        told,
        text,
        direct
    )
    if not done then
        letGo(1073741823)
        done, problem = pcall(
            fn,
            shell,
            told,
            text,
            direct
        )
    end
    if not done then
        refuse(shell[2], problem)
    end
end
function ____exports.receive(shell, from, told, texts)
    for at = 1, #told, 13 do
        local address = sub(told, at, at + 4 - 1)
        local text = texts[address] or ""
        attempt(
            shell,
            sub(told, at, at + 13 - 1),
            text,
            address == from
        )
    end
    local record = find(shell[2][1], from)
    if record ~= nil and byte(record, 10) >= 48 then
        local ____opt_6 = shell[9]
        local text = ____opt_6 and ____opt_6[from] or ""
        attempt(
            shell,
            ((from .. bytes(0)) .. sub(record, 12, 15)) .. char(0),
            text,
            true
        )
    end
end
return ____exports

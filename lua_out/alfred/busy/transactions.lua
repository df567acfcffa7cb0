-- Made from src/alfred/busy/transactions.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function find(shell, ip, id)
    for ____, one in ipairs(shell[16]) do
        if one[1] == ip and one[2] == id then
            return one
        end
    end
    return nil
end
function ____exports.close(shell, index)
    local one = table.remove(shell[16], index)
    shell[17] = shell[17] - one[6]
    return one
end
function ____exports.begin(shell, ip, id, answer, ____type)
    local begun = {
        ip,
        id,
        tmr.time(),
        {},
        0,
        0,
        nil,
        answer,
        ____type
    }
    table.insert(shell[16], begun)
    return begun
end
local function giveUp(shell, but)
    for i = 1, #shell[16] do
        local one = shell[16][i]
        if one[8] == nil and one ~= but then
            ____exports.close(shell, i)
            shell[26]("unfinished")
            return true
        end
    end
    return false
end
function ____exports.hear(shell, ip, id, number, packet)
    local one = find(shell, ip, id)
    if number > 64 or #shell[18] >= 16 then
        shell[26](number > 64 and "packets" or "busy")
        return
    end
    if one == nil then
        if not shell[2] then
            shell[26]("unasked")
            return
        end
        if packet == nil and number == 0 then
            return
        end
        if #shell[16] >= 8 then
            giveUp(shell)
        end
        one = ____exports.begin(shell, ip, id)
    end
    if packet == nil then
        one[7] = number
    elseif one[4][number] ~= nil then
        shell[26]("duplicate")
        return
    else
        while shell[17] + #packet > 8192 do
            if not giveUp(shell, one) then
                shell[26]("full")
                return
            end
        end
        one[4][number] = packet
        one[5] = one[5] + 1
        one[6] = one[6] + #packet
        shell[17] = shell[17] + #packet
    end
    one[3] = tmr.time()
    if one[5] ~= one[7] then
        return
    end
    for i = 1, #shell[16] do
        if shell[16][i] == one then
            table.insert(
                shell[18],
                use("alfred.busy.apply").apply(shell, one)
            )
            table.remove(shell[16], i)
            shell[28]()
            return
        end
    end
end
return ____exports

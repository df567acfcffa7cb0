-- Made from src/alfred/busy/transactions.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____open = require("alfred.busy.open")
local close = ____open.close
local function giveUp(shell, but)
    for ____, one in ipairs(shell[16]) do
        if one[9] == nil and not one[7] and one ~= but then
            close(shell, one)
            shell[27]("unfinished")
            return true
        end
    end
    return false
end
local function find(shell, ip, id)
    local open = shell[16]
    for ____, one in ipairs(open) do
        if one[1] == ip and one[2] == id then
            return one
        end
    end
    if not shell[2] then
        shell[27]("unasked")
    elseif #open >= 8 and not giveUp(shell) then
        shell[27]("busy")
    else
        local one = {
            ip,
            id,
            0,
            {},
            0,
            0,
            false,
            nil,
            nil,
            nil,
            nil
        }
        table.insert(open, one)
        return one
    end
    return nil
end
local function taking(shell, one)
    local function job()
        letGo(13312)
        return use("alfred.busy.whose").begin(shell, one)
    end
    return function()
        local fine, done = pcall(job)
        if not fine then
            close(shell, one)
            if one[9] ~= nil then
                guard(shell[28], one[9])(
                    nil,
                    tostring(done)
                )
            end
            error(done, 0)
        end
        if type(done) ~= "function" then
            return done
        end
        job = done
        return false
    end
end
function ____exports.answer(shell, ip, id, number, packet)
    if number > 64 then
        shell[27]("packets")
        return
    end
    local one = find(shell, ip, id)
    if one == nil then
        return
    end
    if one[7] or packet ~= nil and one[4][number] ~= nil then
        shell[27]("duplicate")
        return
    end
    local apart = packet ~= nil and one[8] ~= nil and number >= one[8]
    if packet == nil then
        for its in pairs(one[4]) do
            if not apart then
                apart = its >= number
            end
        end
    end
    if apart then
        shell[27]("packets")
        return
    end
    if packet == nil then
        one[8] = number
    else
        while shell[17] + #packet > shell[9] do
            if not giveUp(shell, one) then
                shell[27]("full")
                return
            end
        end
        one[4][number] = packet
        one[5] = one[5] + 1
        one[6] = one[6] + #packet
        shell[17] = shell[17] + #packet
    end
    one[3] = tmr.time()
    if one[5] ~= one[8] then
        return
    end
    if #shell[18] >= 16 then
        close(shell, one)
        shell[27]("busy")
        return
    end
    one[7] = true
    table.insert(
        shell[18],
        taking(shell, one)
    )
    shell[29]()
end
return ____exports

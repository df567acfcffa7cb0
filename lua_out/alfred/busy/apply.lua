-- Made from src/alfred/busy/apply.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____open = require("alfred.busy.open")
local close = ____open.close
local ____record = require("alfred.busy.record")
local sizeAt = ____record.sizeAt
local ____take = require("alfred.busy.take")
local take = ____take.take
local ____string_0 = string
local sub = ____string_0.sub
local STEP = 5
function ____exports.apply(shell, one, source, mark)
    local number, at = 0, 8 + 1
    return function()
        for _ = 1, STEP do
            local packet = one[4][number]
            while packet ~= nil and at > #packet do
                one[4][number] = nil
                one[6] = one[6] - #packet
                shell[17] = shell[17] - #packet
                number = number + 1
                at = 8 + 1
                packet = one[4][number]
            end
            if packet == nil then
                local ____shell__1_stats_1, ____transactions_2 = shell[1].stats, "transactions"
                ____shell__1_stats_1[____transactions_2] = ____shell__1_stats_1[____transactions_2] + 1
                if one[9] == nil then
                    close(shell, one)
                    return true
                end
                return function()
                    letGo(13312)
                    close(shell, one)
                    use("alfred.busy.facts", true).answer(shell, one[10], one[9])
                    return true
                end
            end
            local from = at
            at = at + (sizeAt(packet, from) - 4)
            local record = sub(packet, from, at - 1)
            local its = sub(record, 1, 6) == source and mark or 0
            if take(shell, record, its, one[9] ~= nil) then
                return false
            end
        end
        return false
    end
end
return ____exports

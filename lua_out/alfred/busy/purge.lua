-- Made from src/alfred/busy/purge.ts by npm run build: change it there.
local ____exports = {}
local ____grave = require("alfred.busy.grave")
local bury = ____grave.bury
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____records = require("alfred.busy.records")
local first = ____records.first
local put = ____records.put
local ____tell = require("alfred.busy.tell")
local tell = ____tell.tell
local ____string_0 = string
local sub = ____string_0.sub
local STEP = 5
function ____exports.purge(shell)
    local now = tmr.time()
    for _ = 1, STEP do
        local oldest = first(shell[12])
        if oldest == nil or (ageOf(oldest, now)) < shell[5] + 1 then
            local grave = first(shell[13])
            if grave == nil or (ageOf(grave, now)) < shell[5] + shell[6] then
                return true
            end
            put(
                shell[13],
                sub(grave, 1, 7)
            )
        else
            bury(shell, oldest)
            put(
                shell[12],
                sub(oldest, 1, 7)
            )
            tell(shell, "expired", oldest)
        end
    end
    return false
end
return ____exports

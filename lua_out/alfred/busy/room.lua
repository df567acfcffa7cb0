-- Made from src/alfred/busy/room.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("alfred.busy.each")
local each = ____each.each
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local ____records = require("alfred.busy.records")
local first = ____records.first
local put = ____records.put
local ____tell = require("alfred.busy.tell")
local tell = ____tell.tell
local ____string_0 = string
local sub = ____string_0.sub
function ____exports.room(shell, records, bytes, key)
    local own, heard, gone = shell[11], shell[12], shell[13]
    local many = own[2] + heard[2] + records - shell[8]
    local much = own[3] + heard[3] + bytes - shell[9]
    local out = ""
    local following = each(heard)
    while many > 0 or much > 0 do
        local record = following()
        if record == nil then
            return nil
        end
        local its = sub(record, 1, 7)
        if select(
            2,
            ageOf(record, 0)
        ) < 2 and its ~= key then
            out = out .. its
            many = many - 1
            much = much - #record
        end
    end
    while much + gone[3] > 0 and gone[2] > 0 do
        put(
            gone,
            sub(
                first(gone),
                1,
                7
            )
        )
    end
    for at = 1, #out, 7 do
        put(
            heard,
            sub(out, at, at + 7 - 1)
        )
        local ____shell__1_stats_1, ____evicted_2 = shell[1].stats, "evicted"
        ____shell__1_stats_1[____evicted_2] = ____shell__1_stats_1[____evicted_2] + 1
    end
    return out
end
function ____exports.tellGone(shell, out)
    for at = 1, #out, 7 do
        tell(
            shell,
            "expired",
            sub(out, at, at + 7 - 1)
        )
    end
end
return ____exports

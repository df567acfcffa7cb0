-- Made from src/p2ptbl/merge.ts by npm run build: change it there.
local ____exports = {}
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local ____lines = require("p2ptbl.busy.lines")
local lines = ____lines.lines
local ____pace = require("p2ptbl.busy.pace")
local changed = ____pace.changed
local differs = ____pace.differs
local ____row = require("p2ptbl.busy.row")
local parse = ____row.parse
local ROWS = 10
function ____exports.merge(shell, state, parts)
    local following = lines(parts)
    local checked, behind = false, false
    return function()
        if not state[10] then
            return true
        end
        for _ = 1, ROWS do
            local line = following()
            if line == nil then
                if checked then
                    if behind then
                        differs(shell, state)
                    end
                    return true
                end
                checked = true
                following = lines(parts, true)
            elseif line ~= "" then
                local key, version, row = parse(line)
                if key == nil then
                    shell[12]("row")
                    return true
                end
                if checked then
                    local became = apply(state, key, version, row)
                    if became == "new" then
                        local ____shell__1_stats_0, ____rows_1 = shell[1].stats, "rows"
                        ____shell__1_stats_0[____rows_1] = ____shell__1_stats_0[____rows_1] + 1
                        changed(shell, state, key)
                    elseif became == "older" then
                        behind = true
                    elseif became ~= "same" then
                        shell[12](became)
                    end
                end
            end
        end
        return false
    end
end
return ____exports

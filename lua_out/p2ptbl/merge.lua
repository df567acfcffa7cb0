-- Made from src/p2ptbl/merge.ts by npm run build: change it there.
local ____exports = {}
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local lineAt = ____apply.lineAt
local ____pace = require("p2ptbl.busy.pace")
local changed = ____pace.changed
local differs = ____pace.differs
local ROWS = 10
function ____exports.merge(shell, state, text)
    local stats = shell.p2ptbl.stats
    local at = 1
    local checked = false
    local behind = false
    return function()
        for _ = 1, ROWS do
            local next, key, version, row = lineAt(text, at)
            if next == nil then
                if checked then
                    if behind then
                        differs(shell, state)
                    end
                    return true
                end
                checked = true
                at = 1
            else
                local blank = next - at < 2
                if key == nil and not blank then
                    shell.drop("row")
                    return true
                end
                at = next
                if checked and not blank then
                    local became = apply(state, key, version, row)
                    if became == "new" then
                        stats.rows = stats.rows + 1
                        changed(shell, state, key)
                    elseif became == "older" then
                        behind = true
                    elseif became ~= "same" then
                        shell.drop(became)
                    end
                end
            end
        end
        return false
    end
end
return ____exports

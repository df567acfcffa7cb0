-- Made from src/p2ptbl/busy/merge.ts by npm run build: change it there.
local ____exports = {}
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local lineAt = ____apply.lineAt
local ____pace = require("p2ptbl.busy.pace")
local changed = ____pace.changed
function ____exports.merge(shell, state, text)
    if type(text) ~= "string" then
        error(
            ("p2ptbl.merge: the text is " .. type(text)) .. ", and is to be a string",
            0
        )
    end
    local taken, line = 0, 0
    for ____, checked in ipairs({false, true}) do
        local at = 1
        do
            while true do
                local next, key, version, row = lineAt(text, at)
                if next == nil then
                    break
                end
                line = line + 1
                if key ~= nil then
                    if checked then
                        local became = apply(state, key, version, row)
                        if became == "new" then
                            taken = taken + 1
                            changed(shell, state, key)
                        elseif became == "full" or became == "garbled" then
                            shell.drop(became)
                        end
                    end
                elseif next - at > 1 then
                    error(
                        ("p2ptbl.merge: line " .. tostring(line)) .. " is no row: key, tab, version, tab, fields",
                        0
                    )
                end
                at = next
            end
        end
    end
    return taken
end
return ____exports

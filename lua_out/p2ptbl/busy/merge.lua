-- Made from src/p2ptbl/busy/merge.ts by npm run build: change it there.
local ____exports = {}
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local ____lines = require("p2ptbl.busy.lines")
local lines = ____lines.lines
local ____pace = require("p2ptbl.busy.pace")
local changed = ____pace.changed
local ____row = require("p2ptbl.busy.row")
local parse = ____row.parse
function ____exports.merge(shell, state, text)
    if type(text) ~= "string" then
        error(
            ("p2ptbl.merge: the text is " .. type(text)) .. ", and is to be a string",
            0
        )
    end
    local taken = 0
    for ____, checked in ipairs({false, true}) do
        local number = 0
        local following = lines({text})
        do
            while true do
                local line = following()
                if line == nil then
                    break
                end
                number = number + 1
                local key, version, row = parse(line)
                if key == nil and line ~= "" then
                    error(
                        ("p2ptbl.merge: line " .. tostring(number)) .. " is no row: key, tab, version, tab, fields",
                        0
                    )
                end
                if checked and key ~= nil then
                    local became = apply(state, key, version, row)
                    if became == "new" then
                        taken = taken + 1
                        changed(shell, state, key)
                    elseif became == "full" or became == "garbled" then
                        shell[12](became)
                    end
                end
            end
        end
    end
    return taken
end
return ____exports

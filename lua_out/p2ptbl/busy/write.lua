-- Made from src/p2ptbl/busy/write.ts by npm run build: change it there.
local ____exports = {}
local ____decimal = require("lib.busy.decimal")
local padded = ____decimal.padded
local plus = ____decimal.plus
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local ____pace = require("p2ptbl.busy.pace")
local changed = ____pace.changed
local ____row = require("p2ptbl.busy.row")
local fieldsOf = ____row.fieldsOf
local isGarbled = ____row.isGarbled
local parse = ____row.parse
local ____rows = require("p2ptbl.busy.rows")
local find = ____rows.find
local LOT = 2147483646
local function garbledOf(key, fields)
    if isGarbled(key, "") then
        return "the key"
    end
    local at = 1
    while at < #fields do
        local field = tostring(fields[at])
        if isGarbled("", field) or field == "" and at == 1 then
            break
        end
        at = at + 1
    end
    return "field " .. tostring(at)
end
function ____exports.textOf(state, what, key, fields)
    local text = ""
    for i = 1, #fields do
        local kind = type(fields[i])
        if kind ~= "string" and kind ~= "number" then
            error(
                ((((what .. ": field ") .. tostring(i)) .. " is ") .. kind) .. ", and is to be a string or a number",
                0
            )
        end
        local field = tostring(fields[i])
        if (string.find(field, "[\t\n]")) ~= nil or (string.find(field, "\0", 1, true)) ~= nil then
            error(
                (what .. ": there is a tab, a newline or a NUL in field ") .. tostring(i),
                0
            )
        end
        text = text .. (i > 1 and "\t" .. field or field)
    end
    if text == "" then
        error(what .. ": there is no field, or an empty one alone: p2ptbl.remove takes a key out", 0)
    end
    if state[3] and isGarbled(key, text) then
        error(
            (((what .. ": p2ptbl on a router would garble ") .. garbledOf(key, fields)) .. ": a backslash, an empty first or last field or ") .. "blanks at a field's ends; with {strict = false} p2ptbl.init allows them",
            0
        )
    end
    return text
end
function ____exports.update(shell, state, what, key, fields)
    local name = "p2ptbl." .. what
    if type(key) ~= "string" or (string.find(key, "^[^ \t\n]+$")) == nil or (string.find(key, "\0", 1, true)) ~= nil then
        error(name .. ": the key is to be a string without blanks, newlines and NUL, and not empty", 0)
    end
    local text = what == "remove" and "" or ____exports.textOf(state, name, key, fields)
    local rows = state[2]
    local held = find(rows, key)
    if what == "remove" and (held == nil or fieldsOf(held) == "") then
        return
    end
    local ____, version = parse(held or tostring(key) .. "\t0")
    local raised = plus(
        version,
        1 + node.random(0, LOT)
    ) or plus(version, 1)
    if raised == nil then
        error(
            ((name .. ": the version of \"") .. tostring(key)) .. "\" cannot be raised: it would be above 9223372036854775807",
            0
        )
    end
    local row = (((tostring(key) .. "\t") .. raised) .. "\t") .. text
    if apply(
        state,
        key,
        padded(raised),
        row
    ) == "full" then
        error(
            ((((((name .. ": there is no room for this row of ") .. tostring(#row)) .. " bytes: the table has ") .. tostring(rows[2])) .. " rows of at most ") .. ((((tostring(state[7]) .. " (maxRows), ") .. tostring(rows[3])) .. " bytes of at most ") .. tostring(state[9])) .. " (maxBytes), and a row may have ") .. tostring(state[8]) .. " (maxRow): p2ptbl.init can raise them",
            0
        )
    end
    changed(shell, state, key)
    if not shell[2].started then
        state[19] = 0
    elseif state[19] == 0 then
        state[19] = 1
    end
    shell[9]()
end
return ____exports

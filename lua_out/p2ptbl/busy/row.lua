-- Made from src/p2ptbl/busy/row.ts by npm run build: change it there.
local ____exports = {}
local ____decimal = require("lib.busy.decimal")
local padded = ____decimal.padded
local ____string_0 = string
local find = ____string_0.find
local match = ____string_0.match
local sub = ____string_0.sub
function ____exports.parse(line)
    local key, digits, rest = match(line, "^([^ \t\n]+)\t(%d+)(.*)$")
    if key == nil or (find(line, "\0", 1, true)) ~= nil then
        return
    end
    local version = padded(digits)
    if version == nil or rest ~= "" and sub(rest, 1, 1) ~= "\t" then
        return
    end
    return key, version, rest == "" and line .. "\t" or line
end
function ____exports.fieldsOf(row)
    return (match(row, "^[^\t]*\t[^\t]*\t(.*)$"))
end
function ____exports.isGarbled(key, fields)
    return (find(key .. fields, "\\", 1, true)) ~= nil or (find(fields, "^[ \t]")) ~= nil or (find(fields, "[ \t]$")) ~= nil or (find(fields, " \t", 1, true)) ~= nil or (find(fields, "\t ", 1, true)) ~= nil
end
function ____exports.wins(version, row, before)
    local ____, held = ____exports.parse(before)
    return version > held or version == held and row < before
end
return ____exports

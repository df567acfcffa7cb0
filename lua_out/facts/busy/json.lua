-- Made from src/facts/busy/json.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local byte = ____string_0.byte
local format = ____string_0.format
local gsub = ____string_0.gsub
function ____exports.quoted(text)
    return ("\"" .. (gsub(
        text,
        "[%c\"\\]",
        function(one) return format(
            "\\u%04x",
            byte(one)
        ) end
    ))) .. "\""
end
local function value(of, what)
    local kind = type(what)
    if kind == "string" then
        return ____exports.quoted(what)
    end
    if kind ~= "number" then
        error(((of .. " is ") .. kind) .. ", and is to be a number or a string", 0)
    end
    local n = what
    if n - n ~= 0 then
        error(
            ((of .. " is ") .. tostring(n)) .. ", and is to be a number that JSON has",
            0
        )
    end
    return tostring(n)
end
function ____exports.json(fields)
    if type(fields) ~= "table" then
        return ("{\"value\":" .. value("it", fields)) .. "}"
    end
    local parts = {}
    for name, what in pairs(fields) do
        local text = tostring(name)
        if text == "time" or #text > 64 or (string.find(text, "^[^%c\\]+$")) == nil then
            error(("its field " .. text) .. " has a name that InfluxDB does not take", 0)
        end
        table.insert(
            parts,
            (____exports.quoted(text) .. ":") .. value("its field " .. text, what)
        )
    end
    local ____temp_1
    if #parts == 0 then
        ____temp_1 = nil
    else
        ____temp_1 = ("{" .. table.concat(parts, ",")) .. "}"
    end
    return ____temp_1
end
return ____exports

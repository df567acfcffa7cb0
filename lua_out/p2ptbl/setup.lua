-- Made from src/p2ptbl/setup.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____apply = require("p2ptbl.busy.apply")
local apply = ____apply.apply
local ____lines = require("p2ptbl.busy.lines")
local lines = ____lines.lines
local ____path = require("p2ptbl.busy.path")
local fileOf = ____path.fileOf
local ____row = require("p2ptbl.busy.row")
local parse = ____row.parse
local ____rows = require("p2ptbl.busy.rows")
local none = ____rows.none
local OPTIONS = " strict interval saveAfter forgetAfter maxRows maxRow maxBytes "
local function checked(given)
    if given == nil then
        return {}
    end
    if type(given) ~= "table" then
        error(
            ("p2ptbl.init: options are " .. type(given)) .. ", and are to be a table, or nil",
            0
        )
    end
    for name in pairs(given) do
        if (string.find(
            OPTIONS,
            (" " .. tostring(name)) .. " ",
            1,
            true
        )) == nil then
            error(
                ((("p2ptbl.init: there is no option \"" .. tostring(name)) .. "\":") .. string.sub(OPTIONS, 1, -2)) .. " are",
                0
            )
        end
    end
    local ____given_0 = given
    local strict = ____given_0.strict
    if strict ~= nil and type(strict) ~= "boolean" then
        error(
            ("p2ptbl.init: strict is " .. tostring(strict)) .. ", and is to be true or false",
            0
        )
    end
    return given
end
local function number(options, name, usual, least, most)
    local ____options_name_1 = options[name]
    if ____options_name_1 == nil then
        ____options_name_1 = usual
    end
    local value = ____options_name_1
    if type(value) ~= "number" or not (value >= least and value <= most) or value ~= math.floor(value) then
        error(
            (((((((("p2ptbl.init: " .. name) .. " is the ") .. type(value)) .. " ") .. tostring(value)) .. ", and is to be a whole number from ") .. tostring(least)) .. " to ") .. tostring(most),
            0
        )
    end
    return math.floor(value)
end
local function read(shell, state)
    local file = fileOf(state[1])
    local following = lines({use("lib.safe_file", true).load(file) or ""})
    local count = 0
    do
        while true do
            local line = following()
            if line == nil then
                break
            end
            count = count + 1
            local key, version, row = parse(line)
            local became = key == nil and "no row" or apply(
                state,
                key,
                version,
                row,
                true
            )
            if became == "full" then
                error(
                    (((((("p2ptbl.init: there is no room for line " .. tostring(count)) .. " of ") .. file) .. ": raise maxRows (") .. tostring(state[7])) .. "), ") .. ((("maxRow (" .. tostring(state[8])) .. ") or maxBytes (") .. tostring(state[9])) .. ")",
                    0
                )
            end
            local problem
            if became == "garbled" then
                problem = "what p2ptbl on a router would garble"
            elseif became == "no row" and line ~= "" then
                problem = "no row"
            end
            if problem ~= nil then
                shell[13](((((("line " .. tostring(count)) .. " of ") .. file) .. " is ") .. problem) .. ": left out")
            end
        end
    end
    for key, since in pairs(state[11]) do
        state[11][key] = since - math.floor(state[6] / 2)
    end
end
function ____exports.init(shell, name, given)
    if type(name) ~= "string" or (string.find(name, "^[%w_.-]+$")) == nil or (string.find(name, "..", 1, true)) ~= nil or name == "." or (string.find(name, "%.new$")) ~= nil or #name > 20 then
        error(
            (("p2ptbl.init: \"" .. tostring(name)) .. "\" is to be a name of at most 20 letters, digits, \".\", \"-\" and \"_\", ") .. "without \"..\", and not end in \".new\"",
            0
        )
    end
    local options = checked(given)
    local before = shell[3][name]
    local ____options_strict_2 = options.strict
    if ____options_strict_2 == nil then
        ____options_strict_2 = true
    end
    local state = {
        name,
        none(),
        ____options_strict_2,
        number(
            options,
            "interval",
            60,
            2,
            86400
        ),
        number(
            options,
            "saveAfter",
            5,
            0,
            86400
        ),
        number(
            options,
            "forgetAfter",
            86400,
            60,
            31536000
        ),
        number(
            options,
            "maxRows",
            200,
            1,
            10000
        ),
        number(
            options,
            "maxRow",
            250,
            10,
            1000
        ),
        number(
            options,
            "maxBytes",
            8192,
            100,
            65536
        ),
        false,
        {},
        nil,
        0,
        0,
        0,
        0,
        -86400,
        0,
        0,
        nil,
        nil,
        nil,
        {}
    }
    if before ~= nil then
        error(
            ("p2ptbl.init: there is a table \"" .. tostring(name)) .. "\" already",
            0
        )
    end
    read(shell, state)
    shell[3][name] = state
    if shell[7] ~= nil then
        return
    end
    shell[7] = tmr.create()
    shell[7]:alarm(1000, tmr.ALARM_AUTO, shell[14])
end
function ____exports.start(shell, given)
    if given == nil then
        return
    end
    if type(given) ~= "table" then
        error(
            ("p2ptbl.start: " .. type(given)) .. " is to be a table of tables' names, each with its options",
            0
        )
    end
    for name, options in pairs(given) do
        if shell[3][name] == nil then
            ____exports.init(shell, name, options)
        end
        use("p2ptbl.part", true).take(shell, shell[3][name], "enable")
    end
end
function ____exports.tables(shell)
    local names = {}
    for name in pairs(shell[3]) do
        table.insert(names, name)
    end
    return names
end
return ____exports

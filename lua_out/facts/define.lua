-- Made from src/facts/define.ts by npm run build: change it there.
local ____exports = {}
function ____exports.define(shell, name, fn, period)
    if type(name) ~= "string" or (string.find(name, "^[^#%c\"\\][^%c\"\\]*$")) == nil then
        error(
            ("facts.define: the name is " .. tostring(name)) .. ", and is to be a string without quotes and backslashes, not beginning with #",
            0
        )
    end
    if #name > 64 then
        error(
            (("facts.define: the name has " .. tostring(#name)) .. " bytes, and is to have at most ") .. 64,
            0
        )
    end
    if fn ~= nil and type(fn) ~= "function" then
        error(
            ((("facts.define: what tells " .. tostring(name)) .. " is ") .. type(fn)) .. ", and is to be a function, or nil",
            0
        )
    end
    local ____period_0 = period
    if ____period_0 == nil then
        ____period_0 = 60
    end
    local seconds = ____period_0
    if type(seconds) ~= "number" or not (seconds >= 1 and seconds <= 1000000) then
        error(
            (("facts.define: the period is " .. tostring(period)) .. ", and is to be seconds from 1 to ") .. 1000000,
            0
        )
    end
    for place = 1, #shell[21] do
        if shell[21][place][1] == name then
            table.remove(shell[21], place)
            break
        end
    end
    if fn == nil then
        return
    end
    local ticks = math.floor(seconds * 10)
    local own = {name, fn, ticks, shell[2] + ticks}
    table.insert(shell[21], own)
    shell[26] = math.min(shell[26], own[4])
    shell[3] = math.min(shell[3], own[4])
end
return ____exports

-- Made from src/alfred/commands.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function number(what, value, most)
    local n = type(value) == "number" and math.floor(value) or -1
    if n ~= value or n < 0 or n > most then
        error(
            (((what .. " is ") .. tostring(value)) .. ", and is to be a whole number from 0 to ") .. tostring(most),
            0
        )
    end
    return n
end
local function checkFunction(what, value, none)
    if type(value) ~= "function" and not (none and value == nil) then
        error(
            (((what .. " is ") .. type(value)) .. ", and is to be a function") .. (none and ", or nil" or ""),
            0
        )
    end
end
function ____exports.run(shell, name, one, two, three)
    if name == "start" then
        return use("alfred.settings", true).start(shell, one)
    end
    if name == "stop" then
        use("alfred.stop", true).stop(shell)
    elseif name == "setMode" then
        use("alfred.mode", true).setMode(shell, one)
    elseif name == "onUpdate" then
        checkFunction("alfred.onUpdate: the listener", one, true)
        shell[25] = one
    elseif name == "onEvent" then
        checkFunction("alfred.onEvent: the listener", one, true)
        shell[26] = one
    elseif name == "status" then
        return use("alfred.status", true).status(shell)
    elseif name == "macOf" or name == "ipOf" then
        if type(one) ~= "string" then
            error(
                ((("alfred." .. name) .. ": the address is ") .. type(one)) .. ", and is to be a string",
                0
            )
        end
        return use("alfred.addresses", true)[name](shell, one)
    else
        local of = number(("alfred." .. name) .. ": the type", one, 255)
        if name == "set" then
            return use("alfred.set", true).set(shell, of, two, three)
        end
        if name == "unset" then
            return use("alfred.set", true).unset(shell, of)
        end
        checkFunction("alfred.request: the answer's function", two, false)
        return use("alfred.ask", true).request(shell, of, two)
    end
    return
end
return ____exports

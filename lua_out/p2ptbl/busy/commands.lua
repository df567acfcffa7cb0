-- Made from src/p2ptbl/busy/commands.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local function stateOf(shell, name, what)
    local state = type(name) == "string" and shell[3][name] or nil
    if state == nil then
        error(
            ((("p2ptbl." .. what) .. ": there is no table \"") .. tostring(name)) .. "\": p2ptbl.init it first",
            0
        )
    end
    return state
end
local function call(shell, what, count, name, ...)
    local values = {...}
    local first = values[1]
    if what == "init" then
        return use("p2ptbl.setup", true).init(shell, name, first)
    end
    if what == "start" then
        return use("p2ptbl.setup", true).start(shell, name)
    end
    if what == "tables" then
        return use("p2ptbl.setup", true).tables(shell)
    end
    local state = stateOf(shell, name, what)
    if what == "get" then
        return use("p2ptbl.busy.read").get(state, first)
    end
    if what == "show" then
        return use("p2ptbl.busy.read").show(state)
    end
    if what == "update" or what == "remove" then
        for i = 1, count - 1 do
            if values[i] == nil then
                error(
                    ((("p2ptbl." .. what) .. ": ") .. (i == 1 and "the key" or "field " .. tostring(i - 1))) .. " is nil",
                    0
                )
            end
        end
        table.remove(values, 1)
        use("p2ptbl.busy.write").update(
            shell,
            state,
            what,
            first,
            values
        )
    elseif what == "merge" then
        return use("p2ptbl.busy.merge").merge(shell, state, first)
    elseif what == "filter" then
        use("p2ptbl.busy.filter").filter(shell, state, first)
    else
        use("p2ptbl.part", true).take(shell, state, what, first)
    end
    return
end
function ____exports.run(shell, what, count, ...)
    letGo(13312)
    return call(shell, what, count, ...)
end
return ____exports

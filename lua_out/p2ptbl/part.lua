-- Made from src/p2ptbl/part.ts by npm run build: change it there.
local ____exports = {}
local ____pace = require("p2ptbl.busy.pace")
local begin = ____pace.begin
local SHORTEST = ____pace.SHORTEST
function ____exports.take(shell, state, what, value)
    local kind = type(value)
    if what == "enable" then
        if state[10] then
            return
        end
        state[10] = true
        shell[2].on("p2ptbl/" .. state[1], shell[15])
        begin(shell, state, SHORTEST)
    elseif what == "disable" then
        state[10] = false
        shell[2].off("p2ptbl/" .. state[1])
        for i = #shell[4], 1, -1 do
            if shell[4][i][1] == state then
                table.remove(shell[4], i)
            end
        end
    elseif what == "onChange" then
        if value ~= nil and kind ~= "function" then
            error(("p2ptbl.onChange: the listener is " .. kind) .. ", and is to be a function, or nil", 0)
        end
        state[22] = value
    else
        if value ~= nil and (kind ~= "number" or not (value >= 40 and value <= 1200)) then
            error(
                ((("p2ptbl.gossip: size is the " .. kind) .. " ") .. tostring(value)) .. ", and is to be from 40 to 1200 bytes",
                0
            )
        end
        state[21] = value
        state[20] = true
        shell[9]()
    end
end
return ____exports

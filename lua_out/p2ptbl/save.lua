-- Made from src/p2ptbl/save.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____path = require("p2ptbl.busy.path")
local fileOf = ____path.fileOf
function ____exports.save(shell, state)
    local pieces = state[2][1]
    state[12] = tmr.time() + 60
    local function part(index)
        local piece = pieces[index]
        local ____temp_0
        if piece == nil then
            ____temp_0 = nil
        else
            ____temp_0 = string.sub(piece, 2)
        end
        return ____temp_0
    end
    if use("lib.safe_file", true).save(
        fileOf(state[1]),
        part
    ) then
        state[12] = nil
    else
        shell[13](fileOf(state[1]) .. " cannot be saved: flash is full, or four files are open")
    end
end
return ____exports

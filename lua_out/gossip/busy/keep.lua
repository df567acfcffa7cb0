-- Made from src/gossip/busy/keep.ts by npm run build: change it there.
local ____exports = {}
local ____settle = require("gossip.busy.settle")
local settle = ____settle.settle
local ____string_0 = string
local char = ____string_0.char
local sub = ____string_0.sub
function ____exports.keep(shell, record, version, text)
    if text ~= nil then
        if shell[9] == nil then
            shell[9] = {}
        end
    end
    local ____opt_1 = shell[9]
    if ____opt_1 ~= nil then
        ____opt_1[sub(record, 1, 4)] = text
    end
    settle(
        shell[2],
        (sub(record, 1, 10) .. char(version)) .. sub(record, 12, 15)
    )
end
return ____exports

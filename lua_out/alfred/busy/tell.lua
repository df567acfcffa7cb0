-- Made from src/alfred/busy/tell.ts by npm run build: change it there.
local ____exports = {}
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____mac = require("alfred.busy.mac")
local macText = ____mac.macText
function ____exports.tell(shell, kind, record, silent)
    local ____type = string.byte(record, 7)
    if not silent and shell[25] ~= nil then
        if shell[24] == nil then
            shell[24] = {}
        end
        shell[24][____type] = true
    end
    if shell[26] ~= nil then
        guard(shell[28], shell[26])({
            kind = kind,
            type = ____type,
            source = macText(record)
        })
    end
end
return ____exports

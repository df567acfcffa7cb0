-- Made from src/alfred/busy/open.ts by npm run build: change it there.
local ____exports = {}
function ____exports.close(shell, one)
    for i = 1, #shell[16] do
        if shell[16][i] == one then
            table.remove(shell[16], i)
            shell[17] = shell[17] - one[6]
            return
        end
    end
end
return ____exports

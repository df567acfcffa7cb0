-- Made from src/gossip/busy/version.ts by npm run build: change it there.
local ____exports = {}
function ____exports.isAhead(version, held)
    if version == 0 or held == 0 then
        return version > held
    end
    local ahead = (version - held + 255) % 255
    return ahead > 0 and ahead < 128
end
return ____exports

-- Made from src/lib/needs.ts by npm run build: change it there.
local ____exports = {}
function ____exports.needs(who, ...)
    local modules = {...}
    local missing = {}
    for ____, name in ipairs(modules) do
        if _G[name] == nil then
            table.insert(missing, name)
        end
    end
    if #missing > 0 then
        error(
            (((who .. " needs modules that this firmware was built without: ") .. table.concat(missing, ", ")) .. ". ") .. "Tick them when you build it, and flash it anew.",
            0
        )
    end
end
return ____exports

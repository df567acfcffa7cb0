-- Made from src/p2ptbl/busy/lines.ts by npm run build: change it there.
local ____exports = {}
function ____exports.lines(parts, consumed)
    local part, rest, at = 0, "", 1
    return function()
        do
            while true do
                local ____end = string.find(rest, "\n", at, true)
                local next = parts[part + 1]
                if ____end ~= nil or next == nil then
                    if ____end == nil and at > #rest then
                        return nil
                    end
                    local line = string.sub(rest, at, (____end or #rest + 1) - 1)
                    at = (____end or #rest) + 1
                    return line
                end
                rest = string.sub(rest, at) .. next
                at = 1
                if consumed then
                    parts[part + 1] = ""
                end
                part = part + 1
            end
        end
    end
end
return ____exports

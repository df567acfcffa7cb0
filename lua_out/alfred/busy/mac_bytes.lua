-- Made from src/alfred/busy/mac_bytes.ts by npm run build: change it there.
local ____exports = {}
local ____string_0 = string
local char = ____string_0.char
local find = ____string_0.find
local sub = ____string_0.sub
function ____exports.macBytes(text)
    if (find(text, "^%x%x:%x%x:%x%x:%x%x:%x%x:%x%x$")) == nil then
        return nil
    end
    local bytes = ""
    for at = 1, #text, 3 do
        bytes = bytes .. char(tonumber(
            sub(text, at, at + 1),
            16
        ))
    end
    return bytes
end
return ____exports

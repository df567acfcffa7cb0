-- Made from src/p2ptbl/busy/field.ts by npm run build: change it there.
local ____exports = {}
____exports.FIELD = "hs\0"
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
function ____exports.told(member)
    if byte(member, 4) ~= 4 or sub(member, 11, 16) ~= "\b\0" .. ____exports.FIELD then
        return nil
    end
    return sub(member, 17, 20)
end
return ____exports

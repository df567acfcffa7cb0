-- Made from src/alfred/busy/whose.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
local ____neighbour = require("alfred.busy.neighbour")
local macOf = ____neighbour.macOf
local neighbour = ____neighbour.neighbour
local packed = ____neighbour.packed
local ____record = require("alfred.busy.record")
local ageOf = ____record.ageOf
local sizeAt = ____record.sizeAt
local ____records = require("alfred.busy.records")
local get = ____records.get
local ____string_0 = string
local sub = ____string_0.sub
local function isKnown(shell, key)
    return get(shell[12], key) ~= nil or get(shell[13], key) ~= nil
end
local function onlySource(shell, one)
    local only, known = "", false
    for ____, packet in pairs(one[4]) do
        local at = 8 + 1
        while at <= #packet do
            local source = sub(packet, at, at + 5)
            if only ~= "" and source ~= only then
                return "", false
            end
            only = source
            if not known then
                known = isKnown(
                    shell,
                    sub(packet, at, at + 6)
                )
            end
            at = at + (sizeAt(packet, at) - 4)
        end
    end
    return only, known
end
local function taking(shell, one, source, mark)
    return function()
        letGo(13312)
        return use("alfred.busy.apply").apply(shell, one, source, mark)
    end
end
function ____exports.begin(shell, one)
    if one[9] ~= nil then
        return taking(shell, one, "", 0)
    end
    local sender = neighbour(
        shell,
        packed(one[1])
    )
    local mac = sender == nil and "" or macOf(sender)
    if mac ~= "" and select(
        2,
        ageOf(sender, 0)
    ) ~= 0 then
        return taking(shell, one, mac, 2)
    end
    local only, known = onlySource(shell, one)
    if only == "" or only == shell[3] then
        return taking(shell, one, "", 0)
    end
    return function()
        letGo(13312)
        local source, mark = use("alfred.busy.claim", true).claim(
            shell,
            one[1],
            one[2],
            only,
            known
        )
        return taking(shell, one, source, mark)
    end
end
return ____exports

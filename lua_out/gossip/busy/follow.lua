-- Made from src/gossip/busy/follow.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____table = require("gossip.table")
local digest = ____table.digest
local find = ____table.find
local ____string_0 = string
local byte = ____string_0.byte
local sub = ____string_0.sub
local function follow(core, from, entry, mark)
    local address = sub(entry, 1, 4)
    if mark == 16 then
        use("gossip.busy.aside").isUnheard(core, address, from)
    elseif mark == 32 then
        use("gossip.busy.aside").contradict(core, entry)
    else
        local mine = find(core[1], address)
        if mine ~= nil then
            use("gossip.busy.correct").correct(core, from, 134, mine)
        end
    end
end
____exports.answer = function(core, from, kind, datagram, entries, marks)
    for i = 1, #marks do
        local mark = byte(marks, i)
        local at = entries + (i - 1) * 15
        if mark >= 16 then
            follow(
                core,
                from,
                sub(datagram, at, at + 15 - 1),
                mark
            )
        end
    end
    if kind == 137 then
        core[27] = byte(datagram, 2)
        if core[24] == core[14] and core[26] ~= core[14] then
            core[26] = core[14]
            if #datagram > 1300 then
                return -1
            end
        end
    elseif kind == 135 and core[14] > 8 and sub(datagram, 2, 4) ~= digest(core) then
        if core[9](1, core[1][4]) <= 3 then
            return core[9](0, 255), ""
        end
    end
    return
end
return ____exports

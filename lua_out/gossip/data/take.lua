-- Made from src/gossip/data/take.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____hold = require("gossip.busy.hold")
local hold = ____hold.hold
local ____version = require("gossip.busy.version")
local isAhead = ____version.isAhead
local ____table = require("gossip.table")
local find = ____table.find
local function takeOne(shell, one)
    local core = shell[2]
    local address = string.sub(one, 1, 4)
    local record = find(core[1], address)
    local version = string.byte(one, 9)
    if record == nil or address == core[11] then
        return
    end
    if string.sub(record, 5, 9 - 1) ~= string.sub(one, 5, 9 - 1) then
        return
    end
    if isAhead(
        version,
        string.byte(record, 11)
    ) then
        hold(
            shell,
            record,
            version,
            string.sub(one, 11 + 1)
        )
    end
end
function ____exports.take(shell, datagram, ends)
    local at = 2
    for ____, ____end in ipairs(ends) do
        local taken, problem = pcall(
            takeOne,
            shell,
            string.sub(datagram, at, ____end - 1)
        )
        if not taken then
            use("gossip.busy.room").refuse(shell[2], problem)
        end
        at = ____end
    end
end
return ____exports

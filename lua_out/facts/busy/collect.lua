-- Made from src/facts/busy/collect.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local AT_ONCE = 3
function ____exports.following(shell, due, period)
    if period == 0 then
        return 2147483647
    end
    local next = due + period
    return next > shell[2] and next or shell[2] + period
end
function ____exports.collect(shell)
    local now = shell[2]
    local left = AT_ONCE
    local function turn(due)
        if due > now or left == 0 then
            return false
        end
        left = left - 1
        return true
    end
    if turn(shell[28]) then
        shell[28] = ____exports.following(shell, shell[28], shell[27])
        use("facts.busy.measure").memory(shell)
    end
    if turn(shell[32]) then
        shell[32] = ____exports.following(shell, shell[32], shell[31])
        use("facts.busy.measure").cpu(shell)
    end
    if turn(shell[30]) then
        shell[30] = ____exports.following(shell, shell[30], shell[29])
        use("facts.busy.network").network(shell)
    end
    local next = math.min(shell[28], shell[32], shell[30])
    for ____, own in ipairs(shell[21]) do
        if turn(own[4]) then
            own[4] = ____exports.following(shell, own[4], own[3])
            use("facts.busy.own").ask(shell, own)
        end
        next = math.min(next, own[4])
    end
    shell[26] = next
    if left < AT_ONCE and shell[44] == 4 then
        shell[45] = 0
    end
end
return ____exports

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
    if turn(shell[27]) then
        shell[27] = ____exports.following(shell, shell[27], shell[26])
        use("facts.busy.measure").memory(shell)
    end
    if turn(shell[31]) then
        shell[31] = ____exports.following(shell, shell[31], shell[30])
        use("facts.busy.measure").cpu(shell)
    end
    if turn(shell[29]) then
        shell[29] = ____exports.following(shell, shell[29], shell[28])
        use("facts.busy.network").network(shell)
    end
    local next = math.min(shell[27], shell[31], shell[29])
    for ____, own in ipairs(shell[20]) do
        if turn(own[4]) then
            own[4] = ____exports.following(shell, own[4], own[3])
            use("facts.busy.own").ask(shell, own)
        end
        next = math.min(next, own[4])
    end
    shell[25] = next
    if left < AT_ONCE and shell[43] == 4 then
        shell[44] = 0
    end
end
return ____exports

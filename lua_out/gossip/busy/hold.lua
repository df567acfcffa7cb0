-- Made from src/gossip/busy/hold.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local ____keep = require("gossip.busy.keep")
local keep = ____keep.keep
local function totalOf(shell)
    local total = 0
    if shell[9] ~= nil then
        for ____, text in pairs(shell[9]) do
            total = total + string.len(text)
        end
    end
    return total
end
function ____exports.fits(shell, address, text)
    local core = shell[2]
    local config = shell[1].config
    local ____opt_0 = shell[9]
    local before = ____opt_0 and ____opt_0[address] or ""
    local more = string.len(text) - string.len(before)
    if more > 0 and core[8]() < 1024 + more then
        letGo(1073741823)
        collectgarbage()
    end
    if address == core[11] then
        return true
    end
    if string.len(text) > config.maxData + 9 then
        return false
    end
    return more <= 0 or totalOf(shell) + more <= config.maxDataTotal and core[8]() >= 1024 + more
end
function ____exports.hold(shell, record, version, text)
    local address = string.sub(record, 1, 4)
    local ____temp_2
    if text == "" then
        ____temp_2 = nil
    else
        ____temp_2 = text
    end
    local kept = ____temp_2
    if not ____exports.fits(shell, address, text) then
        shell[2][7]("full")
        kept = nil
    end
    keep(shell, record, version, kept)
end
return ____exports

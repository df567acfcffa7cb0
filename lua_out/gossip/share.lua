-- Made from src/gossip/share.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local ____entry = require("gossip.entry")
local hasData = ____entry.hasData
function ____exports.push(fleet, maxData, data)
    local ____use_result_0 = use("gossip.data")
    local basic = ____use_result_0.basic
    local dataBytes = ____use_result_0.dataBytes
    local own = fleet.state[fleet.own]
    local entry = basic(own)
    entry.data = data
    local ok, bytes = pcall(dataBytes, entry)
    if not ok then
        error(
            "gossip.pushGossip: the data cannot be JSON: " .. tostring(bytes),
            3
        )
    end
    if bytes == 65535 then
        error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 3)
    end
    if bytes > maxData then
        error(
            (("gossip.pushGossip: the data takes " .. tostring(bytes)) .. " bytes as JSON; maxData is ") .. tostring(maxData),
            3
        )
    end
    own.data = data
end
function ____exports.strip(fleet, entry)
    if not hasData(entry) then
        return 0
    end
    if fleet.stripped == nil then
        fleet.stripped = setmetatable({}, {__mode = "k"})
    end
    fleet.stripped[entry] = true
    local plain = use("gossip.data").basic(entry)
    for field in pairs(entry) do
        if not (plain[field] ~= nil) then
            entry[field] = nil
        end
    end
    return 1
end
function ____exports.shed(fleet)
    for ip, entry in pairs(fleet.state) do
        if ip ~= fleet.own and ____exports.strip(fleet, entry) > 0 then
            return true
        end
    end
    return false
end
return ____exports

-- Made from src/gossip/busy/listing.ts by npm run build: change it there.
local ____exports = {}
local ____each = require("gossip.busy.each")
local eachRecord = ____each.eachRecord
local ____text = require("gossip.busy.text")
local textOf = ____text.textOf
function ____exports.getNetworkState(shell)
    local text = "{"
    for record in eachRecord(shell) do
        text = text .. (text == "{" and "" or ",") .. textOf(shell, record)
    end
    return text .. "}"
end
function ____exports.printNetworkState(shell)
    local before = "{"
    for record in eachRecord(shell) do
        print(before == "{" and before or before .. ",")
        before = textOf(shell, record)
    end
    print(before .. "}")
end
return ____exports

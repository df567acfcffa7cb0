-- Made from src/p2ptbl/busy/fields.ts by npm run build: change it there.
local ____exports = {}
local ____row = require("p2ptbl.busy.row")
local fieldsOf = ____row.fieldsOf
function ____exports.listOf(row)
    local text = row == nil and "" or fieldsOf(row)
    if text == "" then
        return nil
    end
    local fields = {}
    for field in string.gmatch(text .. "\t", "([^\t]*)\t") do
        table.insert(fields, field)
    end
    return fields
end
return ____exports

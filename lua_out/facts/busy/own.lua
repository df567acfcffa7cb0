-- Made from src/facts/busy/own.ts by npm run build: change it there.
local ____exports = {}
local ____json = require("facts.busy.json")
local json = ____json.json
local ____records = require("facts.busy.records")
local put = ____records.put
function ____exports.tell(shell, name, fields)
    local text = json(fields)
    if text == nil then
        return
    end
    if #text > 1200 then
        error(
            (("it is " .. tostring(#text)) .. " bytes of JSON, and is to be at most ") .. 1200,
            0
        )
    end
    put(shell, 2, (name .. "\0") .. text)
end
function ____exports.ask(shell, own)
    local fine, fields = pcall(own[2])
    local told, problem = pcall(function()
        if not fine then
            error(fields, 0)
        end
        if fields ~= nil then
            ____exports.tell(shell, own[1], fields)
        end
    end)
    if not told then
        shell[11]((("fact " .. own[1]) .. ": ") .. tostring(problem))
    end
end
return ____exports

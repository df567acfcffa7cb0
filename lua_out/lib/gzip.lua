-- Made from src/lib/gzip.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.inflate(bytes, limit)
    local ____use_result_inflate_result_0 = use("lib.gzip.busy.inflate", true).inflate(bytes, limit)
    local step = ____use_result_inflate_result_0.step
    return {step = function(budget)
        local parts = step(budget)
        if parts == nil then
            return nil
        end
        local text = ""
        for i = 1, #parts do
            text = text .. parts[i]
            parts[i] = ""
        end
        return text
    end}
end
function ____exports.deflate(bytes)
    return use("lib.gzip.busy.deflate", true).deflate(bytes)
end
return ____exports

-- Made from src/lib/gzip.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
function ____exports.inflate(bytes, limit)
    return use("lib.gzip.busy.inflate", true).inflate(bytes, limit)
end
function ____exports.deflate(bytes)
    return use("lib.gzip.busy.deflate", true).deflate(bytes)
end
return ____exports

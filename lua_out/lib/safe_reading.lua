-- Made from src/lib/safe_reading.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local PIECE = 512
function ____exports.reading(name)
    local twin = name .. ".new"
    local saved = file.open(twin, "r")
    if saved ~= nil then
        local head = saved:readline()
        local length = string.match(head or "", "^(%d+)\n$")
        if length ~= nil and tonumber(length) + #head == file.stat(twin).size then
            local ____use_result_0 = use("lib.safe_file", true)
            local write = ____use_result_0.write
            local written = write(
                name,
                "",
                function() return saved:read(PIECE) end
            )
            if not written then
                saved:seek("set", #head)
                return saved
            end
        end
        saved:close()
        file.remove(twin)
    end
    return file.open(name, "r")
end
function ____exports.load(name)
    local handle = ____exports.reading(name)
    if handle == nil then
        return nil
    end
    local pieces = {}
    do
        while true do
            local piece = handle:read(PIECE)
            if piece == nil then
                break
            end
            table.insert(pieces, piece)
        end
    end
    handle:close()
    return table.concat(pieces)
end
return ____exports

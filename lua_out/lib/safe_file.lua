-- Made from src/lib/safe_file.ts by npm run build: change it there.
local ____exports = {}
local ____modules = require("lib.modules")
local use = ____modules.use
local function part(content, index)
    if type(content) == "function" then
        return content(index)
    end
    return index == 1 and content or nil
end
local function lengthOf(content)
    local length, index = 0, 1
    do
        while true do
            local text = part(content, index)
            if text == nil then
                return length
            end
            length = length + #text
            index = index + 1
        end
    end
end
function ____exports.write(name, head, content)
    local handle = file.open(name, "w")
    if handle == nil then
        return false
    end
    local whole = handle:write(head) == true
    local index = 1
    while whole do
        local text = part(content, index)
        if text == nil then
            break
        end
        whole = handle:write(text) == true
        index = index + 1
    end
    handle:close()
    return whole
end
function ____exports.save(name, content)
    local twin = name .. ".new"
    if file.exists(twin) then
        local handle = use("lib.safe_reading", true).reading(name)
        if handle ~= nil then
            handle:close()
        end
        if file.exists(twin) then
            return false
        end
    end
    if not ____exports.write(
        twin,
        string.format(
            "%d\n",
            lengthOf(content)
        ),
        content
    ) then
        file.remove(twin)
        return false
    end
    if ____exports.write(name, "", content) then
        file.remove(twin)
    end
    return true
end
function ____exports.load(name)
    return use("lib.safe_reading", true).load(name)
end
function ____exports.remove(name)
    file.remove(name)
    file.remove(name .. ".new")
end
return ____exports

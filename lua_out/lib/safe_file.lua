-- Made from src/lib/safe_file.ts by npm run build: change it there.
local ____exports = {}
local part, write, TWIN
function part(content, index)
    if type(content) == "function" then
        return content(index)
    end
    return index == 1 and content or nil
end
function write(name, head, content)
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
function ____exports.load(name)
    local twin = name .. TWIN
    local saved = file.getcontents(twin)
    if saved ~= nil then
        local length, at = string.match(saved, "^(%d+)\n()")
        local content = string.sub(saved, at or 1)
        if length ~= nil and tonumber(length) == string.len(content) then
            if write(name, "", content) then
                file.remove(twin)
            end
            return content
        end
        file.remove(twin)
    end
    return file.getcontents(name)
end
TWIN = ".new"
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
function ____exports.save(name, content)
    local twin = name .. TWIN
    if file.exists(twin) then
        ____exports.load(name)
        if file.exists(twin) then
            return false
        end
    end
    if not write(
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
    if write(name, "", content) then
        file.remove(twin)
    end
    return true
end
return ____exports

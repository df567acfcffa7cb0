-- Made from src/lib/safe_file.ts by npm run build: change it there.
local ____exports = {}
local write, TWIN
function write(name, head, content)
    local handle = file.open(name, "w")
    if handle == nil then
        return false
    end
    local whole = handle:write(head) == true and handle:write(content) == true
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
            string.len(content)
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

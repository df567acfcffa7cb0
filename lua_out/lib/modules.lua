-- Made from src/lib/modules.ts by npm run build: change it there.
local ____exports = {}
local loaded, needed, held, fresh
function ____exports.letGo(below, spare)
    if not held then
        return
    end
    if spare then
        if not fresh then
            return
        end
        fresh = false
    end
    if below == nil then
        if needed then
            needed = false
            return
        end
    else
        if node.heap() < below then
            collectgarbage()
        end
        if node.heap() >= below then
            return
        end
    end
    for name in pairs(loaded) do
        if (string.find(name, ".busy.", 1, true)) ~= nil then
            loaded[name] = nil
        end
    end
    held = false
end
loaded = _G.package.loaded
needed, held = false, false
fresh = false
function ____exports.use(name, once, below)
    local module = loaded[name]
    if module == nil or type(module) == "userdata" then
        if below ~= nil then
            ____exports.letGo(below)
        end
        if not (pcall(require, name)) then
            ____exports.letGo(1073741823)
        end
        for other, value in pairs(loaded) do
            if type(value) == "userdata" then
                loaded[other] = nil
            end
        end
        module = require(name)
        fresh = true
    end
    held = true
    if once then
        loaded[name] = nil
    else
        needed = true
    end
    return module
end
function ____exports.instead(name)
    return ____exports.use(name, false, 13312)
end
function ____exports.hand(below, name, ...)
    ____exports.letGo(below)
    return ____exports.use(name).answer(...)
end
return ____exports

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
        local wanted = needed
        needed = false
        if wanted then
            return
        end
    else
        if node.heap() >= below then
            return
        end
        collectgarbage()
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
function ____exports.use(name, once)
    local module = loaded[name]
    local fine = type(module) == "table"
    while not fine do
        for other, value in pairs(loaded) do
            if type(value) == "userdata" then
                loaded[other] = nil
            end
        end
        fresh = true
        fine, module = pcall(require, name)
        if not fine then
            if not held then
                error(module, 0)
            end
            ____exports.letGo(1073741823)
        end
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
    if type(loaded[name]) ~= "table" then
        ____exports.letGo(13312)
    end
    return ____exports.use(name)
end
function ____exports.hand(below, name, ...)
    ____exports.letGo(below)
    return ____exports.use(name).answer(...)
end
return ____exports

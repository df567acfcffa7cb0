-- Made from src/facts/busy/sys_info.ts by npm run build: change it there.
local ____exports = {}
local ____json = require("facts.busy.json")
local quoted = ____json.quoted
local function told(fn)
    local fine, value = pcall(fn)
    return fine and value ~= nil and tostring(value) or nil
end
local function firmware()
    local version = node.info("sw_version")
    return (((tostring(version.node_version_major) .. ".") .. tostring(version.node_version_minor)) .. ".") .. tostring(version.node_version_revision)
end
local function bootReason()
    local raw, reason = node.bootreason()
    return (tostring(raw) .. ",") .. tostring(reason)
end
function ____exports.sysInfo(shell)
    local parts = {}
    local function add(name, fn)
        local text = told(fn)
        if text == nil then
            return
        end
        local number = (string.match(text, "^-?%d+$")) ~= nil
        table.insert(
            parts,
            (("\"" .. name) .. "\":") .. (number and text or quoted(text))
        )
    end
    add("firmware", firmware)
    add(
        "chip_id",
        function() return node.chipid() end
    )
    add(
        "flash_id",
        function() return node.flashid() end
    )
    add("boot_reason", bootReason)
    add(
        "hostname",
        function() return wifi.sta.gethostname() end
    )
    add(
        "address",
        function() return (wifi.sta.getip()) end
    )
    add(
        "mac",
        function() return wifi.sta.getmac() end
    )
    add(
        "rssi",
        function() return wifi.sta.getrssi() end
    )
    add(
        "modules",
        function() return node.info("build_config").modules end
    )
    return (("{" .. table.concat(parts, ",")) .. shell[38]) .. "}"
end
return ____exports

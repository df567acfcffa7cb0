-- Made from src/hbbp.ts by npm run build: change it there.
local shell
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
use("lib.needs", true).needs(
    "hbbp",
    "net",
    "tmr",
    "wifi",
    "node"
)
local stats = {
    datagramsIn = 0,
    datagramsOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    errors = 0,
    dropped = {}
}
local hbbp = {stats = stats, started = false, port = 4950}
local FUNCTIONS = " start stop broadcast send on off "
local function report(problem)
    letGo(1073741823)
    use("hbbp.problem", true).tell(shell, problem)
end
shell = {
    hbbp,
    {},
    "",
    report,
    guard(
        report,
        function(_socket, datagram, _port, ip)
            if ip ~= hbbp.ip then
                use("hbbp.busy.receive").receive(shell, datagram, ip)
            end
        end
    ),
    nil
}
setmetatable(
    hbbp,
    {__index = function(_, name)
        if (string.find(FUNCTIONS, (" " .. name) .. " ", 1, true)) == nil then
            return nil
        end
        return function(one, two, three)
            local fine, result = pcall(
                use("hbbp.commands", true).run,
                shell,
                name,
                one,
                two,
                three
            )
            if not fine then
                error(result, 2)
            end
            return result
        end
    end}
)
local ____exports = hbbp
return ____exports

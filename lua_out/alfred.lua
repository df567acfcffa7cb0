-- Made from src/alfred.ts by npm run build: change it there.
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
use("lib.needs", true).needs(
    "alfred",
    "net",
    "node",
    "tmr",
    "wifi"
)
local stats = {
    datagramsIn = 0,
    datagramsOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    transactions = 0,
    answered = 0,
    evicted = 0,
    held = 0,
    errors = 0,
    dropped = {}
}
local alfred = {stats = stats, started = false, port = 16962}
local FUNCTIONS = " start stop set unset request onUpdate onEvent setMode status macOf ipOf "
local shell
local posted = false
local function report(problem)
    letGo(1073741823)
    use("alfred.problem", true).tell(shell, problem)
end
local onStep = guard(
    report,
    function()
        posted = false
        local jobs = shell[18]
        local job = jobs[1]
        if job == nil then
            return
        end
        local fine, done = pcall(job)
        if fine and type(done) == "function" then
            jobs[1] = done
        elseif (not fine or done) and jobs[1] == job then
            table.remove(jobs, 1)
            if job == shell[19] then
                shell[19] = nil
            end
            letGo(10240, true)
        end
        if not fine then
            report(tostring(done))
        end
        shell[29]()
    end
)
shell = {
    alfred,
    false,
    "",
    10,
    600,
    60,
    10,
    200,
    10240,
    false,
    {{}, 0, 0},
    {{}, 0, 0},
    {{}, 0, 0},
    {{}, 0, 0},
    nil,
    {},
    0,
    {},
    nil,
    1,
    1,
    0,
    nil,
    nil,
    nil,
    nil,
    function(cause)
        stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
    end,
    report,
    function()
        if posted or #shell[18] == 0 then
            return
        end
        node.task.post(onStep)
        posted = true
    end,
    guard(
        report,
        function()
            shell[21] = shell[21] - 1
            if shell[21] > 0 and #shell[16] == 0 and shell[24] == nil then
                return
            end
            use("alfred.busy.look").look(shell)
            letGo(10240, true)
        end
    ),
    guard(
        report,
        function(_socket, datagram, _port, ip)
            if ip ~= alfred.ip then
                use("alfred.busy.receive").receive(shell, datagram, ip)
            end
            letGo(10240, true)
        end
    ),
    nil
}
alfred.shell = shell
setmetatable(
    alfred,
    {__index = function(_, name)
        if (string.find(FUNCTIONS, (" " .. name) .. " ", 1, true)) == nil then
            return nil
        end
        return function(one, two, three)
            local function call()
                return use("alfred.commands", true).run(
                    shell,
                    name,
                    one,
                    two,
                    three
                )
            end
            letGo(13312)
            local fine, result = pcall(call)
            if not fine and (string.find(
                tostring(result),
                "not enough memory",
                1,
                true
            )) ~= nil then
                letGo(1073741823)
                fine, result = pcall(call)
            end
            letGo(10240, true)
            if not fine then
                error(result, 2)
            end
            local ____temp_0
            if name == "request" then
                ____temp_0 = nil
            else
                ____temp_0 = result
            end
            return ____temp_0
        end
    end}
)
local ____exports = alfred
return ____exports

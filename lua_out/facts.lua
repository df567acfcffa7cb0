-- Made from src/facts.ts by npm run build: change it there.
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
use("lib.needs", true).needs(
    "facts",
    "file",
    "node",
    "tmr",
    "websocket",
    "wifi"
)
local stats = {
    connections = 0,
    messagesIn = 0,
    messagesOut = 0,
    bytesIn = 0,
    bytesOut = 0,
    sendErrors = 0,
    collected = 0,
    stored = 0,
    lost = 0,
    errors = 0,
    dropped = {}
}
local facts = {stats = stats, started = false}
local shell
local posted = false
local function report(problem)
    letGo(1073741823)
    use("facts.problem", true).tell(shell, problem)
end
local function onDue()
    if shell[2] < shell[3] or shell[8] == nil then
        return
    end
    use("facts.busy.due", false, 13312).due(shell)
    letGo(10240, true)
end
local onTask = guard(
    report,
    function()
        posted = false
        onDue()
    end
)
shell = {
    facts,
    0,
    0,
    0,
    0,
    0,
    0,
    nil,
    guard(
        report,
        function()
            local now = tmr.now()
            local passed = now - shell[5]
            if passed < 0 then
                passed = passed + 2147483647
                passed = passed + 1
                shell[6] = shell[6] + 1
            end
            shell[5] = now
            if passed > 110000 then
                shell[7] = shell[7] + (passed - 100000)
            end
            passed = passed + shell[4]
            local rest = passed % 100000
            shell[4] = rest
            shell[2] = shell[2] + math.floor((passed - rest) / 100000)
            onDue()
        end
    ),
    function()
        if posted then
            return
        end
        node.task.post(onTask)
        posted = true
    end,
    report,
    function(cause)
        stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
    end,
    nil,
    {},
    0,
    0,
    0,
    100,
    4096,
    0,
    {},
    0,
    0,
    0,
    0,
    0,
    600,
    0,
    600,
    0,
    600,
    0,
    0,
    nil,
    0,
    0,
    "",
    "",
    nil,
    50,
    9000,
    nil,
    nil,
    0,
    0,
    0,
    -1,
    nil,
    false,
    false,
    "",
    false,
    false,
    0,
    0,
    nil,
    3000,
    2147483647,
    false,
    false,
    0,
    0,
    guard(
        report,
        function() return use("facts.busy.link", false, 13312).connected(shell) end
    ),
    guard(
        report,
        function(_ws, message, opcode)
            use("facts.busy.receive", false, 13312).receive(shell, message, opcode)
            letGo(10240, true)
        end
    ),
    guard(
        report,
        function(_ws, status)
            use("facts.busy.link", false, 13312).lost(shell, status)
            letGo(10240, true)
        end
    )
}
facts.shell = shell
setmetatable(
    facts,
    {__index = function(_, name)
        if (string.find(" start stop define status ", (" " .. name) .. " ", 1, true)) == nil then
            return nil
        end
        return function(one, two, three)
            local function call()
                return use("facts.commands", true).run(
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
            return result
        end
    end}
)
local ____exports = facts
return ____exports

-- Made from src/p2ptbl.ts by npm run build: change it there.
local ____guard = require("lib.guard")
local guard = ____guard.guard
local ____modules = require("lib.modules")
local letGo = ____modules.letGo
local use = ____modules.use
use("lib.needs", true).needs(
    "p2ptbl",
    "bit",
    "file",
    "net",
    "node",
    "tmr",
    "wifi"
)
local stats = {
    told = 0,
    heard = 0,
    same = 0,
    rows = 0,
    errors = 0,
    dropped = {}
}
local p2ptbl = {stats = stats}
local FUNCTIONS = " start init get show update remove filter merge gossip enable disable onChange tables "
local LATE = 8
local shell
local posted = false
local function drop(cause)
    stats.dropped[cause] = (stats.dropped[cause] or 0) + 1
end
local function report(problem)
    letGo(1073741823)
    use("p2ptbl.problem", true).tell(shell, problem)
end
local onStep = guard(
    report,
    function()
        posted = false
        if shell[5] == nil then
            use("p2ptbl.busy.work").begin(shell)
        end
        local job = shell[5]
        if job == nil then
            return
        end
        local fine, done = pcall(job)
        if (not fine or done) and shell[5] == job then
            shell[5] = nil
            shell[6] = nil
            letGo(10240, true)
        end
        if not fine then
            report(tostring(done))
        end
        shell[9]()
    end
)
shell = {
    p2ptbl,
    require("hbbp"),
    {},
    {},
    nil,
    nil,
    nil,
    0,
    function()
        if posted then
            return
        end
        node.task.post(onStep)
        posted = true
    end,
    function(task) return node.task.post(guard(report, task)) end,
    function(state) return use("p2ptbl.notify", true).notify(shell, state) end,
    drop,
    report,
    guard(
        report,
        function()
            local now = tmr.time()
            if now % 64 == 0 then
                letGo()
            end
            local left = shell[8] - now
            local soon = shell[5] == nil and 0 or -LATE
            if left <= soon or left > 64 then
                use("p2ptbl.busy.work").look(shell, now)
            elseif shell[5] ~= nil then
                shell[9]()
            end
        end
    ),
    guard(
        report,
        function(payload, _ip, key) return use("p2ptbl.busy.heard").heard(shell, payload, key) end
    )
}
p2ptbl.shell = shell
setmetatable(
    p2ptbl,
    {__index = function(_, name)
        if (string.find(FUNCTIONS, (" " .. name) .. " ", 1, true)) == nil then
            return nil
        end
        return function(...)
            local ____use_result_0 = use("p2ptbl.busy.commands")
            local run = ____use_result_0.run
            local results = {pcall(
                run,
                shell,
                name,
                select("#", ...),
                ...
            )}
            if not results[1] and (string.find(
                tostring(results[2]),
                "not enough memory",
                1,
                true
            )) ~= nil then
                if shell[5] ~= nil then
                    shell[5] = nil
                    shell[6]()
                    shell[9]()
                end
                letGo(1073741823)
                results = {pcall(
                    run,
                    shell,
                    name,
                    select("#", ...),
                    ...
                )}
            end
            letGo(10240, true)
            if not table.remove(results, 1) then
                error(results[1], 2)
            end
            return unpack(results)
        end
    end}
)
local ____exports = p2ptbl
return ____exports

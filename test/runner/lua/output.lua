-- A busted output handler that writes the lines that test/runner/suite.ts reads.
local write = io.write

local function details(text)
  for line in (tostring(text) .. "\n"):gmatch("(.-)\n") do
    write("@@| ", line, "\n")
  end
end

return function(options)
  local busted = require("busted")
  local handler = require("busted.outputHandlers.base")()

  local function fail(name, message, trace)
    write("\n@@fail ", (name:gsub("\n", " ")), "\n")
    if type(message) == "table" then message = require("pl.pretty").write(message) end
    details(message == nil and "nil error" or message)
    if trace and trace.short_src then details(("at %s:%d"):format(trace.short_src, trace.currentline)) end
    if trace and trace.traceback then details(trace.traceback) end
  end

  handler.testEnd = function(element, _, status)
    local name = handler.getFullName(element)
    if status == "success" then
      write("\n@@pass ", (name:gsub("\n", " ")), "\n")
    elseif status == "pending" then
      local last = handler.pendings[#handler.pendings]
      write("\n@@skip ", name, "\t", (tostring(last and last.message or ""):gsub("[\t\n]", " ")), "\n")
    elseif status == "failure" then
      local last = handler.failures[#handler.failures]
      fail(last.name, last.message, last.trace)
    elseif status == "error" then
      local last = handler.errors[#handler.errors]
      fail(last.name, last.message, last.trace)
    end
    io.flush()
    return nil, true
  end

  -- What goes wrong outside tests: a spec that does not load, a hook that raises.
  handler.error = function(element, _, message, debug)
    if element.descriptor ~= "it" then
      fail(handler.getFullName(element), message, debug or element.trace)
      io.flush()
    end
    return nil, true
  end

  handler.exit = function()
    write("\n@@end\n")
    io.flush()
    return nil, true
  end

  busted.subscribe({ "test", "end" }, handler.testEnd, { predicate = handler.cancelOnPending })
  busted.subscribe({ "error" }, handler.error)
  busted.subscribe({ "failure" }, handler.error)
  busted.subscribe({ "exit" }, handler.exit)
  handler:subscribe(options)
  return handler
end

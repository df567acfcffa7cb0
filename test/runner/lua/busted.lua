-- Runs busted on a Lua whose numbers are 32 bits wide. The C modules that busted needs are compiled for
-- ordinary numbers, so what it uses of them is done here in Lua. BUSTED_PATH is where busted is installed.
package.path = os.getenv("BUSTED_PATH") .. ";" .. package.path

local function mode(path)
  local file = io.open(path)
  if not file then return nil end
  local _, _, code = file:read(1)
  file:close()
  return code == 21 and "directory" or "file" -- 21: EISDIR
end

package.preload.lfs = function()
  return {
    attributes = function(path, what)
      local found = mode(path)
      if what == nil then return found and { mode = found } end
      return found
    end,
    currentdir = function() return os.getenv("PWD") end,
    chdir = function() return true end,
    dir = function() error("specs are named one by one here") end,
  }
end
package.preload.system = function()
  return { gettime = os.time, monotime = os.time, sleep = function() end }
end
package.preload.term = function()
  return { isatty = function() return false end }
end

if 1 / 2 == 0 then
  -- luassert prints a number after comparing it with infinity, 1/0, by which an integer Lua cannot divide.
  package.preload["luassert.formatters"] = function(...)
    for template in package.path:gmatch("[^;]+") do
      local path = template:gsub("%?", "luassert/formatters")
      local file = io.open(path)
      if file then
        local source = file:read("*a"):gsub("1/0", "math.huge")
        file:close()
        return assert(loadstring(source, "@" .. path))(...)
      end
    end
    error("luassert is not where BUSTED_PATH says: " .. package.path)
  end
  -- Lua's own divides a random number by its range, which leaves nothing of it in whole numbers.
  math.huge = 2147483647
  local state = 1
  math.randomseed = function(seed) state = seed end
  math.random = function(low, high)
    if low == nil then return 0 end
    if high == nil then low, high = 1, low end
    state = state * 1103515245 + 12345
    return low + (math.floor(state / 65536) % 32768) % (high - low + 1)
  end
end

require("busted.runner")({ standalone = false })

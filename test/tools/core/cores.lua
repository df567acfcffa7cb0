-- Several cores of gossip in one Lua, each with the parts of the module's shell that it needs: all that the
-- tests touch of src/gossip goes through here, on the virtual board's Lua as on any other. Integers only,
-- and no number above 2^31.

-- What a board has and the tests decide on: how much heap is free. A collection frees none of that.
local heap
local function nothing() end
collectgarbage = nothing
node = { heap = function() return heap end, dsleepMax = function() return 2147000000 end, dsleep = nothing }
node.task = { post = nothing }
tmr = { create = function() return { alarm = nothing } end }
wifi = { sta = { getbroadcast = nothing } }
-- As much of JSON as there is in these tests: a number as data.
sjson = {
  encode = function(value) return '{"data":' .. value.data .. "}" end,
  decode = function(text) return { data = assert(text:match('^{"data":(%d+)}$'), "no JSON") } end,
}

local create = require("gossip.create")
local swim = require("gossip.swim")
local use = require("lib.modules").use
local find = require("gossip.table").find
local function putting() return use("gossip.busy.put") end

-- Fields by their names: one that is not there is an error, not nil.
local places = require("places")
for _, fields in pairs(places) do
  setmetatable(fields, { __index = function(_, name) error("no record has a field " .. name, 2) end })
end
local Core, Probe, Shell, Table = places.Core, places.Probe, places.Shell, places.Table

local M = {}
local shells, cores, up, dropped

-- Wichmann and Hill's generator, in numbers that every build holds.
local a, b, c
function M.seed(n)
  a, b, c = n % 30268 + 1, n % 30306 + 1, n % 30322 + 1
  shells, cores, up, dropped, heap = {}, {}, {}, {}, 40000
end
M.seed(0)
local function random(least, most)
  assert(least <= most, "interval is empty")
  a, b, c = a * 171 % 30269, b * 172 % 30307, c * 170 % 30323
  return least + (a + b + c) % (most - least + 1)
end

-- From now on so much heap is free on all boards.
function M.heap(bytes) heap = bytes end

-- What happens to a core's world; the runner puts its own function here.
function M.send(board, to, text) end

local function textOf(address) return ("%d.%d.%d.%d"):format(address:byte(1, 4)) end
local function packed(ip)
  return (ip:gsub("(%d+)%.?", function(n) return string.char(n) end))
end

-- Makes board number `i`, which is nowhere yet.
function M.create(i, maxMembers, forgetAfter)
  local config = { maxMembers = maxMembers, forgetAfter = forgetAfter, maxData = 256, maxDataTotal = 3072 }
  local shell = {}
  dropped[i], up[i] = {}, 0
  cores[i] = create.createCore({
    config = config,
    send = function(to, text) M.send(i, to, text) end,
    ping = swim.ping,
    anyMember = swim.anyMember,
    changes = function(record) shell[Shell.pending] = shell[Shell.pending] .. record end,
    drop = function(cause) dropped[i][cause] = (dropped[i][cause] or 0) + 1 end,
    heap = node.heap,
    random = random,
    uptime = function() return up[i] end,
  })
  -- A goodbye goes past the core's send.
  local socket = { send = function(_, _, _, text) M.send(i, nil, text) end }
  shell[Shell.gossip] = { config = config, started = true, socket = socket }
  shell[Shell.core], shell[Shell.pending] = cores[i], ""
  shell[Shell.textOf], shell[Shell.packed], shell[Shell.log] = textOf, packed, nothing
  shells[i] = shell
  create.prepare(cores[i])
end

-- What the module does after each datagram and each tick.
local function finish(shell)
  if shell[Shell.pending] ~= "" then use("gossip.busy.changes").tell(shell) end
end

-- Board `i`, made before, begins a life at an address; its first tick tells the others.
function M.start(i, own, revision, uptime)
  shells[i][Shell.gossip].ip = textOf(own)
  cores[i][Core.own], cores[i][Core.fresh] = own, revision
  up[i] = uptime
end

-- Board `i` may hold more from now on, in the buckets that it has.
function M.raise(i, maxMembers) cores[i][Core.config].maxMembers = maxMembers end

-- Board `i` has another address from now on, as its next tick tells.
function M.move(i, own)
  use("gossip.shell.arrival", true).addressed(shells[i], textOf(own))
end

function M.tick(i, late, uptime)
  up[i] = uptime
  swim.tick(cores[i], late)
  finish(shells[i])
  if cores[i][Core.missing] ~= nil then use("gossip.shell.chores", true).chores(shells[i], false, false) end
end

-- Why the datagram was dropped, if it was.
function M.receive(i, from, text, uptime)
  up[i] = uptime
  local cause = swim.receive(cores[i], from, text)
  if cause == "kind" then cause = use("gossip.shell.datagram", true).receive(shells[i], textOf(from), text) end
  finish(shells[i])
  return cause
end

-- The board has new data: a number, 0 for none.
function M.push(i, value)
  use("gossip.data.push", true).push(shells[i], value > 0 and value or nil)
  finish(shells[i])
end

-- The board says that it leaves, or that it sleeps for some seconds.
function M.leave(i, seconds)
  local leave = use("gossip.shell.leave", true)
  if seconds > 0 then leave.sleep(shells[i], seconds) else leave.goodbye(shells[i]) end
end

local function sizeOf(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end

-- All that a board holds, as one text: equal texts are equal boards.
function M.snapshot(i)
  local core, parts = cores[i], {}
  for name, place in pairs(Core) do
    local kind = type(core[place])
    local value = kind == "table" and sizeOf(core[place]) or kind ~= "function" and core[place]
    parts[#parts + 1] = name .. "=" .. tostring(value)
  end
  table.sort(parts)
  local t = core[Core.table]
  for _, field in ipairs({ "sum", "count", "alive" }) do parts[#parts + 1] = t[Table[field]] end
  for _, bucket in ipairs(t[Table.buckets]) do parts[#parts + 1] = #bucket .. ":" .. bucket end
  return table.concat(parts, ";")
end

function M.records(i) return table.concat(cores[i][Core.table][Table.buckets]) end
function M.sum(i) return cores[i][Core.table][Table.sum] end
function M.data(i, address) return (shells[i][Shell.data] or {})[address] or "" end
function M.dropped(i, cause) return dropped[i][cause] or 0 end

-- Nil if all that others can make grow is within its bounds; else what is not.
function M.swollen(i)
  local core = cores[i]
  local function check(name, size, most) if size > most then return name .. ": " .. size end end
  local problem = check("rumours", #core[Core.rumours], 40)
    or check("favours", #core[Core.favours], 8)
    or check("calls", sizeOf(core[Core.calls]), core[Core.config].maxMembers + 1)
    or check("probes", sizeOf(core[Core.probes]), core[Core.config].maxMembers)
  for _, probe in pairs(core[Core.probes]) do
    problem = problem or check("unheard", #probe[Probe.unheard], 32)
  end
  for _, addresses in pairs(core[Core.missing] or {}) do
    problem = problem or check("missing", #addresses, 4 * 97)
  end
  return problem
end

-- Nil if a table's figures are those of its records, put into a new one; else what differs.
function M.recount(i)
  local t = cores[i][Core.table]
  local config = { maxMembers = cores[i][Core.config].maxMembers }
  local other = create.createCore({ config = config, random = function(least) return least end })
  create.prepare(other)
  local fresh = other[Core.table]
  for n, bucket in ipairs(t[Table.buckets]) do
    if #bucket % 16 ~= 0 then return "bucket " .. n .. " has " .. #bucket .. " bytes" end
    for at = 1, #bucket, 16 do
      local record = bucket:sub(at, at + 15)
      if find(t, record:sub(1, 4)) ~= record then return "bucket " .. n .. " hides a record" end
      putting().put(fresh, record:sub(1, 4), record)
    end
  end
  for _, name in ipairs({ "sum", "count", "alive" }) do
    local is, should = t[Table[name]], fresh[Table[name]]
    if is ~= should then return name .. " is " .. is .. ", not " .. should end
  end
  return nil
end

-- The table of board `i`, and what may be done to it.
function M.put(i, record) putting().put(cores[i][Core.table], record:sub(1, 4), record) end
function M.find(i, address) return find(cores[i][Core.table], address) end
function M.remove(i, address) putting().put(cores[i][Core.table], address, "") end

return M

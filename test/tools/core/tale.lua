-- A few rounds in the life of four boards, told in full: every datagram, and what their tables hold. Runs on
-- any Lua; nothing in it is left to chance, so that all of them must tell the same.

-- Builds differ in the order of a table's keys: here it is that of the alphabet.
local unordered = pairs
function pairs(t)
  local keys, values = {}, {}
  for key, value in unordered(t) do keys[#keys + 1], values[key] = key, value end
  table.sort(keys, function(x, y) return tostring(x) < tostring(y) end)
  local n = 0
  return function()
    n = n + 1
    return keys[n], values[keys[n]]
  end
end
unpack = unpack or table.unpack

local M = require("cores")
M.seed(2024)

local BOARDS = 4
local address = { "\10\0\0\1", "\10\0\0\2", "\10\255\1\0", "\192\168\254\255" }
local on, revision, up, queue = {}, { 0, 70000, 16777217, 2147480000 }, {}, {}
local tick, sent = 0, 0

local function hex(text)
  return (text:gsub(".", function(c) return string.format("%02x", c:byte()) end))
end

function M.send(from, to, text)
  sent = sent + 1
  print(tick, from, to and hex(to) or "all", hex(text))
  for i = 1, BOARDS do
    -- Each 7th datagram is lost: among those to the board that is to be suspected, more.
    local lost = (sent + i) % 7 == 0 or (i == 3 and sent % 3 > 0)
    if i ~= from and on[i] and not lost and (to == nil or to == address[i]) then
      queue[#queue + 1] = { i, address[from], text }
    end
  end
end

local BASE = { 0, 16777217, 2147480000, 5 }
local function uptime(i) return BASE[i] + math.floor((tick - up[i]) / 3) end

local function switch(i)
  on[i] = not on[i]
  if not on[i] then return end
  up[i] = tick
  -- An up time near its largest, and one above what a single float holds exactly.
  M.create(i, 80 + 20 * i, 8)
  M.start(i, address[i], revision[i], uptime(i))
  M.tick(i, false, uptime(i))
  revision[i] = revision[i] + 1
end

local function flush()
  while #queue > 0 do
    local i, from, text = unpack(table.remove(queue, 1))
    local cause = on[i] and M.receive(i, from, text, uptime(i))
    if cause then print("dropped", cause) end
  end
end

for i = 1, BOARDS do switch(i) end
for t = 1, 24 * 32 do
  tick = t
  flush()
  for i = 1, BOARDS do
    if on[i] then M.tick(i, t % 100 == i, uptime(i)) end
  end
  if t == 5 * 32 or t == 14 * 32 then switch(2) end
  if t == 16 * 32 then switch(4) switch(4) end
  if t == 18 * 32 then M.push(1, 7) end
  if t % 32 == 0 then
    for i = 1, BOARDS do
      print(tick, i, M.recount(i) or "sound", hex(M.snapshot(i)))
    end
  end
end

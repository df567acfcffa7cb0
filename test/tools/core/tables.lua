-- Tables of p2ptbl without the shell around them, by number.
tmr = { time = function() return 0 end }

local apply = require("p2ptbl.busy.apply").apply
local parse = require("p2ptbl.busy.row").parse
local none = require("p2ptbl.busy.rows").none
local places = require("places")
local State, Rows = places.State, places.Rows

local tables = {}
local M = {}

--- A new table with that number.
function M.create(i, strict, maxRows)
  tables[i] = {
    [State.rows] = none(), [State.strict] = strict, [State.gone] = {},
    [State.maxRows] = maxRows, [State.maxRow] = 250, [State.maxBytes] = 65536,
  }
end

--- Takes a line; returns what became of it.
function M.take(i, line)
  local key, version, row = parse(line)
  if key == nil then return "no row" end
  return apply(tables[i], key, version, row)
end

--- All rows as they stand in the file; or what does not add up.
function M.text(i)
  local rows = tables[i][State.rows]
  local lines = {}
  for _, piece in ipairs(rows[Rows.pieces]) do lines[#lines + 1] = piece:sub(2) end
  local text = table.concat(lines)
  local _, count = text:gsub("\n", "")
  if #text ~= rows[Rows.bytes] or count ~= rows[Rows.count] then return "bytes or count are wrong" end
  return text
end

return M

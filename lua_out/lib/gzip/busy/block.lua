-- Made from src/lib/gzip/busy/block.ts by npm run build: change it there.
local ____exports = {}
local ____codes = require("lib.gzip.busy.codes")
local codesOf = ____codes.codesOf
local ____string_0 = string
local byte = ____string_0.byte
local char = ____string_0.char
local rep = ____string_0.rep
local sub = ____string_0.sub
local ORDER = "\0\b\t\n\v\f\r"
function ____exports.block(read, symbol)
    local function bad()
        return error("gzip: bad block", 0)
    end
    local literals = read(5) + 257
    local count = literals + read(5) + 1
    if literals > 286 or count - literals > 30 then
        bad()
    end
    local lengths = rep("\0", 19)
    for i = 1, read(4) + 4 do
        local place = byte(ORDER, i)
        lengths = (sub(lengths, 1, place) .. char(read(3))) .. sub(lengths, place + 2)
    end
    local codes = codesOf(lengths)
    lengths = ""
    return function()
        local told = symbol(codes)
        if told < 16 then
            lengths = lengths .. char(told)
        elseif told == 16 then
            lengths = lengths .. rep(
                sub(lengths, -1),
                read(2) + 3
            )
        else
            lengths = lengths .. rep(
                "\0",
                told == 17 and read(3) + 3 or read(7) + 11
            )
        end
        if #lengths < count and lengths ~= "" then
            return
        end
        if #lengths ~= count or byte(lengths, 257) == 0 then
            bad()
        end
        return codesOf(
            sub(lengths, 1, literals),
            true
        ), codesOf(
            sub(lengths, literals + 1),
            true
        )
    end
end
function ____exports.fixed()
    return codesOf(((rep("\b", 144) .. rep("\t", 112)) .. rep("", 24)) .. rep("\b", 8)), codesOf(rep("", 32))
end
return ____exports

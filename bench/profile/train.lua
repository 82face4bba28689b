-- train.lua - a little of everything that Lua does; what a profile is made of.
local Point = {} Point.__index = Point
function Point.new(x, y) return setmetatable({x = x, y = y}, Point) end
Point.__add = function(a, b) return Point.new(a.x + b.x, a.y + b.y) end
function Point:length() return math.sqrt(self.x ^ 2 + self.y ^ 2) end
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
local sum = Point.new(0, 0)
for i = 1, 60000 do sum = sum + Point.new(i * 0.5, -i) end
local t = {}
for i = 1, 40000 do t[i] = (i * 7919) % 40009 end
table.sort(t) table.sort(t, function(a, b) return a > b end)
local words = {}
for w in ("the quick brown fox jumps over the lazy dog "):rep(2000):gmatch("%a+") do words[w] = (words[w] or 0) + 1 end
local keys = {} for w, n in pairs(words) do keys[#keys + 1] = w .. n end
table.sort(keys)
local out = {}
for i = 1, 15000 do out[#out + 1] = string.format("%d:%s", i, tostring(i / 3)) end
local grid = {}
for i = 1, 200 do grid[i] = {} for j = 1, 200 do grid[i][j] = (i * j) % 7 > 3 end end
local alive = 0
for _ = 1, 3 do for i = 2, 199 do for j = 2, 199 do
  if grid[i - 1][j] and not grid[i + 1][j] then alive = alive + 1 grid[i][j] = nil else grid[i][j] = true end
end end end
local acc = 0.0
for i = 1, 400000 do acc = acc * 0.999 + i // 3 - (i & 5) end
local co = coroutine.wrap(function() for i = 1, 20000 do coroutine.yield(i) end end)
for _ = 1, 20000 do alive = alive + co() end
print(fib(22), sum:length(), t[1], keys[1], #table.concat(out), alive, acc, pcall(error, "x"))

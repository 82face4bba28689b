-- work.lua - what an interpreter does all day: calls, tables, strings, closures, coroutines, collection.
local function fibonacci(n) if n < 2 then return n end return fibonacci(n - 1) + fibonacci(n - 2) end
print(fibonacci(32))

local function sieve(limit)
  local composite, count = {}, 0
  for i = 2, limit do
    if not composite[i] then
      count = count + 1
      for j = i * i, limit, i do composite[j] = true end
    end
  end
  return count
end
print(sieve(3000000))

local words, text = {}, {}
for i = 1, 200000 do text[i] = ("word%d,%s"):format(i * 7919 % 1000, string.rep("x", i % 5)) end
for word, tail in table.concat(text, ";"):gmatch("(%a+%d+),(x*)") do
  words[word] = (words[word] or 0) + #tail + 1
end
local keys = {}
for key in pairs(words) do keys[#keys + 1] = key end
table.sort(keys, function(a, b) return words[a] > words[b] or words[a] == words[b] and a < b end)
print(#keys, keys[1], words[keys[1]], keys[#keys])

local Point = {}
Point.__index = Point
Point.__add = function(a, b) return setmetatable({x = a.x + b.x, y = a.y + b.y}, Point) end
local sum = setmetatable({x = 0, y = 0}, Point)
for i = 1, 2000000 do sum = sum + setmetatable({x = i, y = i % 7}, Point) end
print(sum.x, sum.y)

local generator = coroutine.wrap(function() for i = 1, 100000 do coroutine.yield(i * i % 11) end end)
local total = 0
for value in generator do total = total + value end
print(total)

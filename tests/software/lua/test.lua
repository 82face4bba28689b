-- test.lua - what a Lua program does all day, with results that are the same everywhere.
print(_VERSION, #arg, arg[1], arg[2])

-- Closures share their variables.
local function counter()
  local n = 0
  return function() n = n + 1; return n end, function() n = n * 10 end
end
local step, scale = counter()
step(); step(); scale()
print("closures", step())

-- Coroutines: a permutation at a time; an error inside; closing; wrap within wrap.
local function permute(a, n)
  if n == 0 then coroutine.yield(a) end
  for i = 1, n do
    a[n], a[i] = a[i], a[n]
    permute(a, n - 1)
    a[n], a[i] = a[i], a[n]
  end
end
local all = {}
for p in coroutine.wrap(function() permute({"a", "b", "c"}, 3) end) do
  all[#all + 1] = table.concat(p)
end
table.sort(all)
print("permutations", table.concat(all, " "))
local co = coroutine.create(function(x)
  local y = coroutine.yield(x * 2)
  error("inside " .. y)
end)
print("resume", coroutine.resume(co, 21))
print("resume", coroutine.resume(co, "here"))
print("status", coroutine.status(co), coroutine.resume(co))

-- Errors pass through pcall, xpcall and metamethods, thousands of times.
local caught = 0
for i = 1, 5000 do
  local ok, e = pcall(function() if i % 2 == 0 then error({i}) end; return i end)
  if not ok and e[1] == i then caught = caught + 1 end
end
print("caught", caught)
print("xpcall", xpcall(function() return nil + 1 end, function(m) return "handled: " .. m end))
print("nested", pcall(pcall, error, "deep"))
local proxy = setmetatable({}, {__index = function(_, k) error("no " .. k, 0) end})
print("metamethod", pcall(function() return proxy.field end))
do
  local log = {}
  local ok = pcall(function()
    local a <close> = setmetatable({}, {__close = function(_, e) log[#log + 1] = "a " .. tostring(e) end})
    local b <close> = setmetatable({}, {__close = function() log[#log + 1] = "b" end})
    error("leaving", 0)
  end)
  print("close", ok, table.concat(log, ", "))
end
local function recurse(n) return 1 + recurse(n + 1) end
local ok, message = pcall(recurse, 1)
print("overflow", ok, message:match("stack overflow"))

-- Strings, patterns, packing, UTF-8.
print(("%5.2f|%-6s|%x|%q"):format(math.pi, "left", 48879, "a\nb\0"))
print(("key = value; other=thing"):gsub("(%w+)%s*=%s*(%w+)", "%2=%1"))
for year, month in ("2024-05 1999-12"):gmatch("(%d+)-(%d+)") do io.write(year, "/", month, " ") end
print(("x"):rep(3, "-"), ("hello"):byte(1, -1))
print(string.unpack("<i4 z d", string.pack("<i4 z d", -123456, "packed", 0.1)))
print(utf8.len("naïve 日本"), utf8.codepoint("日", 1), utf8.char(0x1F600))
print("hash", (function()
  local h = 5381
  for c in ("the quick brown fox"):gmatch(".") do h = (h * 33 ~ c:byte()) & 0xffffffff end
  return h
end)())

-- Numbers: integers wrap, floats round, and both know which they are.
print(math.maxinteger + 1 == math.mininteger, 7 // -2, -7 % 3, 7 // 0.0, 2^53 | 0, 1e15, 1e100)
print(string.format("%.17g %a", 0.1, 1.5), math.tointeger(3.0), math.type(3), math.type(3.0))
print(pcall(function() return 1 // 0 end))
print(#tostring(math.random(0)) > 0, math.ult(1, -1), 0x7fffffffffffffff << 1)

-- Garbage: many short-lived tables, finalisers, weak tables.
local finalised, weak = 0, setmetatable({}, {__mode = "v"})
for i = 1, 200000 do
  local t = {i, {i}}
  if i % 1000 == 0 then
    setmetatable(t, {__gc = function() finalised = finalised + 1 end})
    weak[i] = t
  end
end
collectgarbage(); collectgarbage()
print("finalised", finalised, next(weak))
collectgarbage("generational")
local list
for i = 1, 100000 do list = {next = list, value = i} end
local sum = 0
while list do sum, list = sum + list.value, list.next end
print("sum", sum, collectgarbage("count") < 100000)

-- Sorting with an order of our own.
local words = {}
for w in ("pack my box with five dozen liquor jugs"):gmatch("%a+") do words[#words + 1] = w end
table.sort(words, function(a, b) return #a < #b or (#a == #b and a < b) end)
print(table.concat(words, " "))

-- Files.
local file = assert(io.open("written.txt", "w"))
file:setvbuf("full", 64)
for i = 1, 100 do file:write(i, i % 10 == 0 and "\n" or " ") end
print("at", file:seek("cur"), file:seek("set", 2))
file:write("TWO"); file:close()
local lines, numbers = 0, 0
for line in io.lines("written.txt") do lines = lines + 1; numbers = numbers + select(2, line:gsub("%d+", "")) end
print("lines", lines, numbers)
file = io.open("written.txt", "rb")
print(file:read(1), file:read("n"), file:read("l"), file:seek("end"), file:read(1))
file:close()
print(io.type(file), io.open("missing.txt"))
print(os.rename("written.txt", "renamed.txt"), os.rename("renamed.txt", "written.txt"))
print(os.remove("missing.txt"))
print(select("#", os.time()), os.date("!%Y-%m-%d %H:%M:%S", 86400 * 365), os.getenv("HOME"))
print(pcall(io.open, "../outside.txt"))
print(load("return 1 +")) print(load("return ...", "chunk")(42))

-- measure.lua - other programs than those of train.lua; what is timed.
local function queens(n)
  local count, cols, d1, d2 = 0, {}, {}, {}
  local function place(r)
    if r > n then count = count + 1 return end
    for c = 1, n do
      if not cols[c] and not d1[r + c] and not d2[r - c + n] then
        cols[c], d1[r + c], d2[r - c + n] = true, true, true
        place(r + 1)
        cols[c], d1[r + c], d2[r - c + n] = nil, nil, nil
      end
    end
  end
  place(1)
  return count
end
print(queens(9))
local x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
for i = 1, 3000000 do
  local r2 = x * x + y * y
  local a = -1 / (r2 * math.sqrt(r2))
  vx, vy = vx + a * x * 1e-3, vy + a * y * 1e-3
  x, y = x + vx * 1e-3, y + vy * 1e-3
end
print(string.format("%.6f %.6f", x, y))
local P = {} P.__index = P
function P.new(a, b) return setmetatable({a = a, b = b}, P) end
function P:sum() return self.a + self.b end
local s = 0
for i = 1, 2000000 do s = s + P.new(i, i % 7):sum() end
print(s)
local keys = {}
for i = 1, 200000 do keys["k" .. (i % 5000)] = (keys["k" .. (i % 5000)] or 0) + 1 end
local n = 0 for k, v in pairs(keys) do n = n + #k * v end
print(n, (("x"):rep(100000):gsub("x", "yz")):len())

-- query.sql - joins, windows, recursion, dates, JSON, and mistakes.
SELECT * FROM totals ORDER BY total DESC;
SELECT day, sum(amount) OVER (ORDER BY day, id) AS running, lag(day) OVER (ORDER BY id) AS before
  FROM orders ORDER BY id;
SELECT count(*), min(text), max(text), sum(n) FROM numbers;
SELECT n FROM numbers WHERE text BETWEEN '80000000' AND '80010000' ORDER BY n;
EXPLAIN QUERY PLAN SELECT n FROM numbers WHERE text = '9e3779b1';
SELECT date('2024-02-29', '+1 year') AS leap, julianday('2000-01-01') AS julian,
  strftime('%j', '2024-12-31') AS day;
SELECT json_extract('{"a": [1, {"b": "deep"}]}', '$.a[1].b') AS json,
  json_group_array(name) AS names FROM items;
SELECT upper('straße') AS upper, length('日本') AS length, hex(x'00ff') AS hex,
  'abc' LIKE 'A_C' AS matches, 'abc' GLOB 'a*' AS globs;
SELECT 7 / 2 AS division, 7 / 2.0 AS real, 9223372036854775807 + 1 AS large, sqrt(2) AS root,
  1e308 * 10 AS infinite, 0.1 + 0.2 AS sum;
WITH RECURSIVE mandelbrot(y, line) AS (
  SELECT y, group_concat(substr(' .+*#', 1 + min(i / 6, 4), 1), '') FROM (
    WITH RECURSIVE
      xs(x) AS (SELECT -2.0 UNION ALL SELECT x + 0.1 FROM xs WHERE x < 0.9),
      ys(y) AS (SELECT -1.0 UNION ALL SELECT y + 0.25 FROM ys WHERE y < 0.9),
      m(i, cx, cy, x, y) AS (
        SELECT 0, x, y, 0.0, 0.0 FROM xs, ys
        UNION ALL SELECT i + 1, cx, cy, x * x - y * y + cx, 2 * x * y + cy FROM m
          WHERE x * x + y * y < 4 AND i < 28)
    SELECT max(i) AS i, cx, cy AS y FROM m GROUP BY cx, cy ORDER BY cy, cx) GROUP BY y)
SELECT line FROM mandelbrot ORDER BY y;
INSERT INTO items(name, price) VALUES('apple', 1);
INSERT INTO items(name, price) VALUES('air', 0);
SELECT * FROM nothing;

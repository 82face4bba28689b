-- work.sql - a database in memory: filled, indexed, joined, grouped, searched, changed.
PRAGMA temp_store = MEMORY;
CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT, city INTEGER);
CREATE TABLE purchase(id INTEGER PRIMARY KEY, customer INTEGER, amount INTEGER, note TEXT);
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
  INSERT INTO customer SELECT i, printf('name-%05d', i * 7919 % 20000), i % 97 FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
  INSERT INTO purchase SELECT i, i * 104729 % 20000 + 1, i * 31 % 1009, printf('note %d of %x', i % 13, i) FROM n;
COMMIT;
CREATE INDEX byCustomer ON purchase(customer);
CREATE INDEX byName ON customer(name);
SELECT city, count(*), sum(amount), max(note) FROM purchase JOIN customer ON customer.id = purchase.customer
  GROUP BY city ORDER BY 3 DESC LIMIT 5;
SELECT count(*) FROM purchase WHERE note LIKE '%7 of%a%';
SELECT name, (SELECT sum(amount) FROM purchase WHERE customer = c.id) AS spent FROM customer c
  WHERE name BETWEEN 'name-10000' AND 'name-12000' ORDER BY spent DESC, name LIMIT 3;
SELECT sum(rank * amount) FROM (SELECT amount, row_number() OVER (PARTITION BY customer ORDER BY amount, id)
  AS rank FROM purchase);
UPDATE purchase SET amount = amount + 1 WHERE customer % 3 = 0;
DELETE FROM purchase WHERE amount % 5 = 0;
SELECT count(*), sum(amount), sum(length(note)) FROM purchase;
WITH RECURSIVE c(x, y, steps) AS (SELECT 27, 27, 0 UNION ALL
  SELECT CASE WHEN x = 1 THEN y + 1 WHEN x % 2 THEN 3 * x + 1 ELSE x / 2 END, y + (x = 1), steps + 1 FROM c
  WHERE y < 9000) SELECT max(steps), max(x) FROM c;

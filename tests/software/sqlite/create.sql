-- create.sql - a small shop, and many numbers.
PRAGMA foreign_keys = ON;
CREATE TABLE items(id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL CHECK (price > 0));
CREATE TABLE orders(id INTEGER PRIMARY KEY, item INTEGER REFERENCES items, amount INTEGER, day TEXT);
CREATE TABLE log(entry TEXT);
CREATE TRIGGER ordered AFTER INSERT ON orders BEGIN
  INSERT INTO log VALUES('item ' || new.item || ' x ' || new.amount);
END;
INSERT INTO items(name, price) VALUES('apple', 0.5), ('bread', 3.25), ('cheese', 12.75), ('dates', 4);
INSERT INTO orders(item, amount, day)
  VALUES(1, 10, '2024-01-31'), (2, 1, '2024-02-29'), (1, 4, '2024-02-29'), (3, 2, '2024-03-01');
CREATE TABLE numbers(n INTEGER, text TEXT);
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 50000)
  INSERT INTO numbers SELECT n, printf('%08x', n * 2654435761 % 4294967296) FROM r;
CREATE INDEX byText ON numbers(text);
CREATE VIEW totals AS
  SELECT name, sum(amount) AS amount, round(sum(amount * price), 2) AS total
  FROM orders JOIN items ON items.id = orders.item GROUP BY name;

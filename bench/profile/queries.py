# queries.py - prints statements for SQLite's shell: `train` for a profile, `measure` for the clock.
import random
import sys

TRAIN = """create index an on a(name);
select count(*), sum(v) from a;
select name, count(*) c from a group by name order by c desc, name limit 3;
update a set v = v * 2 where id % 3 = 0;
select max(v) from a join (select name n from a where v > 1.5) on n = name;
with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000)
  select sum(x * x % 7) from c;
delete from a where v < 0.5;
select count(*) from a where name like 'n1%';"""

MEASURE = """create index oc on orders(customer);
select town, count(*), sum(price) from orders join customers on customer = customers.id
  group by town order by 3 desc limit 5;
select item, avg(price) from orders group by item having count(*) > 10 order by 2 limit 4;
with recursive c(x) as (select 1 union all select x + 1 from c where x < 2500000)
  select sum((x * 13) % 101), count(distinct x % 1000) from c;
select count(*) from orders a, orders b where a.customer = b.customer and a.price < b.price;
select substr(item, 1, 6), group_concat(distinct customer % 5) from orders group by 1 limit 2;"""


def train():
    random.seed(1)
    print("create table a(id integer primary key, name text, v real);\nbegin;")
    for _ in range(3000):
        print("insert into a(name, v) values('n%d', %f);" % (random.randrange(3000),
                                                             random.random()))
    print("commit;")
    print(TRAIN)


def measure():
    random.seed(2)
    print("create table orders(id integer primary key, customer int, item text, price int);")
    print("create table customers(id integer primary key, town text);\nbegin;")
    for _ in range(12000):
        print("insert into orders(customer, item, price) values(%d, 'item %d', %d);" %
              (random.randrange(500), random.randrange(90), random.randrange(10000)))
    for i in range(500):
        print("insert into customers values(%d, 'town %d');" % (i, i % 17))
    print("commit;")
    print(MEASURE)


{"train": train, "measure": measure}[sys.argv[1]]()

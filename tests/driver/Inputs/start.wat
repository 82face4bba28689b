(module $empty (func $main (export "_start")))

// C++ exceptions: types, bases, rethrowing, nesting, destructors, constructors, catch (...).
// WASM-EH: c++
// EXPECT-EXIT: 3
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: passed
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: int 42
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: Base 2
// EXPECT-STDOUT: ~Base
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: exception runtime 3
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: text text
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave try
// EXPECT-STDOUT: something
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: 42 inside of runtime 3
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: Derived 12
// EXPECT-STDOUT: ~Base
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave pass
// EXPECT-STDOUT: translated
// EXPECT-STDOUT: out of range
// EXPECT-STDOUT: leave raise
// EXPECT-STDOUT: leave member
// EXPECT-STDOUT: not constructed
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Base {
  virtual ~Base() { std::printf("~Base\n"); }
  int value = 1;
};
struct Other {
  virtual ~Other() = default;
  long long filler = 5;
};
struct Derived : Other, Base {
  Derived() { value = 2; }
  Derived(const Derived &) = default;
};

struct Guard {
  const char *name;
  explicit Guard(const char *name) : name(name) {}
  ~Guard() { std::printf("leave %s\n", name); }
};

[[gnu::noinline]] void raise(int kind) {
  Guard guard("raise");
  switch (kind) {
  case 0:
    return;
  case 1:
    throw 42;
  case 2:
    throw Derived();
  case 3:
    throw std::runtime_error("runtime " + std::to_string(kind));
  case 4:
    throw "text";
  default:
    throw 2.5;
  }
}

[[gnu::noinline]] void pass(int kind) {
  Guard guard("pass");
  raise(kind);
  std::printf("passed\n");
}

void classify(int kind) {
  try {
    Guard guard("try");
    pass(kind);
  } catch (int number) {
    std::printf("int %d\n", number);
  } catch (const Base &base) {
    std::printf("Base %d\n", base.value);
  } catch (const std::exception &exception) {
    std::printf("exception %s\n", exception.what());
  } catch (const char *text) {
    std::printf("text %s\n", text);
  } catch (...) {
    std::printf("something\n");
  }
}

void nested() {
  try {
    try {
      pass(3);
    } catch (int) {
      std::printf("wrong\n");
    } catch (std::logic_error &) {
      std::printf("wrong\n");
    }
  } catch (std::runtime_error &error) {
    try {
      raise(1);
    } catch (int number) {
      std::printf("%d inside of %s\n", number, error.what());
    }
  }
}

void rethrow() {
  try {
    try {
      pass(2);
    } catch (Base &base) {
      base.value += 10;
      throw;
    }
  } catch (Derived &derived) {
    std::printf("Derived %d\n", derived.value);
  }
  try {
    try {
      pass(1);
    } catch (...) {
      throw std::string("translated");
    }
  } catch (std::string &text) {
    std::printf("%s\n", text.c_str());
  }
}

void library() {
  std::vector<int> numbers(3);
  try {
    std::printf("%d\n", numbers.at(7));
  } catch (std::out_of_range &) {
    std::printf("out of range\n");
  }
}

struct Member {
  Guard guard{"member"};
  Member() { raise(1); }
};

void constructor() {
  try {
    Member member;
  } catch (int) {
    std::printf("not constructed\n");
  }
}

} // namespace

int main() {
  for (int kind = 0; kind < 6; ++kind)
    classify(kind);
  nested();
  rethrow();
  library();
  constructor();
  return 3;
}

// generate_module.cpp - sinter-generate-module SEED OUT.wasm: a random program, by number.
#include "ModuleGenerator.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <random>

int main(int argc, char **argv) {
  std::uint64_t seed = 0;
  if (argc != 3 || llvm::StringRef(argv[1]).getAsInteger(10, seed)) {
    llvm::errs() << "usage: sinter-generate-module SEED OUT.wasm\n";
    return 2;
  }
  std::mt19937_64 random(seed);
  std::vector<std::uint8_t> choices(200 + random() % 8000);
  for (std::uint8_t &choice : choices)
    choice = static_cast<std::uint8_t>(random());
  const std::vector<std::uint8_t> module = sinter::testing::generateModule(choices);

  std::error_code error;
  llvm::raw_fd_ostream out(argv[2], error);
  if (error) {
    llvm::errs() << argv[2] << ": " << error.message() << "\n";
    return 1;
  }
  out.write(reinterpret_cast<const char *>(module.data()), module.size());
  out.close();
  return out.has_error();
}

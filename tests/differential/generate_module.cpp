// generate_module.cpp - sinter-generate-module SEED OUT.wasm [PROPOSAL…]: a random program, by
// number, that needs none of the named proposals.
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include "ModuleGenerator.h"
#include "Seed.h"

using namespace sinter;

int main(int argc, char **argv) {
  std::uint64_t seed = 0;
  if (argc < 3 || llvm::StringRef(argv[1]).getAsInteger(10, seed)) {
    llvm::errs() << "usage: sinter-generate-module SEED OUT.wasm [PROPOSAL...]\n";
    return 2;
  }
  frontend::ProposalSet proposals = frontend::finishedProposals();
  for (const char *name : llvm::ArrayRef(argv, argc).drop_front(3)) {
    std::optional<frontend::Proposal> proposal = frontend::findProposal(name);
    if (!proposal) {
      llvm::errs() << "unknown proposal " << name << "\n";
      return 2;
    }
    proposals.reset(static_cast<std::size_t>(*proposal));
  }
  const std::vector<std::uint8_t> module =
      testing::generateModule(differential::choicesOf(seed), proposals);

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

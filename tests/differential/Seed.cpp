// Seed.cpp - the random program of a number.
#include "Seed.h"

#include <random>

using namespace sinter::frontend;

namespace sinter::differential {

std::vector<std::uint8_t> choicesOf(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  // Most are small, which finds as much in less time.
  constexpr unsigned least = 200, most = 6000;
  const double size = static_cast<double>(random() % 1000) / 1000;
  std::vector<std::uint8_t> choices(least + static_cast<std::size_t>(size * size * most));
  for (std::uint8_t &choice : choices)
    choice = static_cast<std::uint8_t>(random());
  return choices;
}

ProposalSet proposalsOfV8() {
  ProposalSet proposals = finishedProposals();
  for (Proposal missing :
       {Proposal::RelaxedSimd, // whose results are the engine's choice
        Proposal::MultiMemory, Proposal::Memory64, Proposal::FunctionReferences,
        Proposal::Exceptions, Proposal::WideArithmetic, Proposal::CustomPageSizes})
    proposals.reset(static_cast<std::size_t>(missing));
  return proposals;
}

} // namespace sinter::differential

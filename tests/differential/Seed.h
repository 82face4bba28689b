// Seed.h - the random program of a number.
#pragma once

#include "frontend/Proposals.h"

#include <cstdint>
#include <vector>

namespace sinter::differential {

/// The bytes that testing::generateModule makes the seed's module of.
std::vector<std::uint8_t> choicesOf(std::uint64_t seed);

/// What node 20's V8 knows of the finished proposals, in their final form, and does as Sinter does.
frontend::ProposalSet proposalsOfV8();

} // namespace sinter::differential

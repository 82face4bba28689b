// ModuleGenerator.h - valid modules out of any bytes, for the fuzzer and the differential test.
#pragma once

#include "frontend/Proposals.h"

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

namespace sinter::testing {

/// A valid module of the language that Sinter compiles. Every choice that is made on the way is
/// taken from `choices`, so equal bytes give equal modules, and when they run out the rest of the
/// module is the simplest possible. At most 2 MB, mostly a few KB.
///
/// The module is a WASI program that ends by itself within milliseconds: normally, by a trap, or
/// through proc_exit. It writes a checksum of everything computed so far after each call. What it
/// writes is determined by the specification: bits that it leaves open (those of NaNs that
/// arithmetic makes) are replaced before anything depends on them. Only with relaxed-simd it
/// depends on the engine.
///
/// Beyond the proposals that were finished long ago, the module needs some of `proposals` at most.
std::vector<std::uint8_t>
generateModule(llvm::ArrayRef<std::uint8_t> choices,
               frontend::ProposalSet proposals = frontend::finishedProposals());

} // namespace sinter::testing

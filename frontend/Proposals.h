// Proposals.h - the rows of Proposals.def as an enumeration, and sets of them.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sinter::frontend {

enum class Proposal : std::uint8_t {
#define PROPOSAL(NAME, TEXT, STATUS) NAME,
#include "frontend/Proposals.def"
};

constexpr std::size_t proposalCount = 0
#define PROPOSAL(NAME, TEXT, STATUS) +1
#include "frontend/Proposals.def"
    ;

/// Indexed by Proposal.
using ProposalSet = std::bitset<proposalCount>;

/// Whether this version compiles modules that need the proposal.
enum class ProposalStatus : std::uint8_t { Finished, Later };

std::string_view text(Proposal proposal);
ProposalStatus status(Proposal proposal);

/// The proposal that is called `text`, or nothing.
std::optional<Proposal> findProposal(std::string_view text);

/// Every proposal whose status is Finished: what is enabled by default.
ProposalSet finishedProposals();

/// "needs proposal 'gc', which is not supported yet", or "…, which is disabled" for a finished one.
std::string needsProposal(Proposal proposal);

} // namespace sinter::frontend

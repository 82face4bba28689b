// Proposals.cpp - looks up rows of Proposals.def and words what is said about them.
#include "frontend/Proposals.h"

namespace sinter::frontend {
namespace {

struct ProposalInfo {
  std::string_view text;
  ProposalStatus status;
};

constexpr ProposalInfo proposals[] = {
#define PROPOSAL(NAME, TEXT, STATUS) {TEXT, ProposalStatus::STATUS},
#include "frontend/Proposals.def"
};

} // namespace

std::string_view text(Proposal proposal) {
  return proposals[static_cast<std::size_t>(proposal)].text;
}

ProposalStatus status(Proposal proposal) {
  return proposals[static_cast<std::size_t>(proposal)].status;
}

std::optional<Proposal> findProposal(std::string_view name) {
  for (std::size_t i = 0; i < proposalCount; ++i)
    if (proposals[i].text == name)
      return static_cast<Proposal>(i);
  return std::nullopt;
}

ProposalSet finishedProposals() {
  ProposalSet finished;
  for (std::size_t i = 0; i < proposalCount; ++i)
    finished.set(i, proposals[i].status == ProposalStatus::Finished);
  return finished;
}

std::string needsProposal(Proposal proposal) {
  bool isLater = status(proposal) == ProposalStatus::Later;
  return "needs proposal '" + std::string(text(proposal)) + "', which is " +
         (isLater ? "not supported yet" : "disabled");
}

} // namespace sinter::frontend

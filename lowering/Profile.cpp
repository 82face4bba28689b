// Profile.cpp - how often the parts of a program ran: what identifies its functions, and their
// counts.
#include "lowering/Profile.h"

#include "frontend/Diagnostic.h"
#include "lowering/CounterPlan.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ProfileData/InstrProf.h"
#include "llvm/ProfileData/ProfileCommon.h"

using namespace llvm;

namespace sinter::lowering {

/// The name with everything replaced that means something in a profile or in assembly.
static std::string profileName(StringRef name, std::uint32_t index) {
  constexpr std::size_t longest = 200;
  if (name.empty())
    return "function." + utostr(index);
  std::string result;
  for (char c : name.take_front(longest))
    result += isAlnum(c) || c == '_' || c == '.' || c == '$' ? c : '_';
  return result;
}

Profile::Profile(const frontend::Module &module) : importCount(module.importedFunctionCount()) {
  StringSet<> taken;
  for (std::uint32_t i = importCount; i < module.functions.size(); ++i) {
    std::string name = profileName(module.nameOf({i}), i);
    while (!taken.insert(name).second)
      name += '.' + utostr(i);
    names.push_back(std::move(name));
  }
}

Expected<Profile> Profile::match(ArrayRef<MeasuredFunction> functions,
                                 const frontend::Module &module) {
  Profile profile(module);
  profile.takeCounts(functions, module);
  if (profile.unmatched == functions.size())
    return frontend::makeError("it is of another module: none of its " + Twine(functions.size()) +
                               " functions is in this one");
  profile.summarize();
  return std::move(profile);
}

void Profile::takeCounts(ArrayRef<MeasuredFunction> functions, const frontend::Module &module) {
  StringMap<std::uint32_t> byName;
  for (auto [i, name] : enumerate(names))
    byName[name] = static_cast<std::uint32_t>(i);
  counts.resize(names.size());
  for (const MeasuredFunction &function : functions) {
    auto found = byName.find(function.name);
    if (found != byName.end()) {
      CounterPlan plan(module.function({importCount + found->second}));
      if (plan.shape() == function.hash && plan.size() == function.counts.size()) {
        counts[found->second] = function.counts;
        continue;
      }
    }
    ++unmatched;
  }
}

void Profile::summarize() {
  InstrProfSummaryBuilder builder(ProfileSummaryBuilder::DefaultCutoffs);
  for (const std::vector<std::uint64_t> &function : counts)
    if (!function.empty())
      builder.addRecord(InstrProfRecord(function));
  countSummary = builder.getSummary();
  hotCount = std::max<std::uint64_t>(
      1, ProfileSummaryBuilder::getHotCountThreshold(countSummary->getDetailedSummary()));
}

ArrayRef<std::uint64_t> Profile::countsOf(FunctionIndex function) const {
  return counts.empty() ? ArrayRef<std::uint64_t>()
                        : ArrayRef(counts[function.value - importCount]);
}

} // namespace sinter::lowering

// Report.h - outcomes counted, compared with what is expected, and shown.
#pragma once

#include "llvm/Support/raw_ostream.h"

#include "Configuration.h"
#include "Expectations.h"
#include "Runner.h"

namespace sinter::spec {

struct Counts {
  unsigned passed = 0;
  unsigned failed = 0; // not as listed
  unsigned listed = 0; // failed as listed
  unsigned text = 0, gc = 0, linked = 0;

  unsigned run() const { return passed + failed + listed; }
  Counts &operator+=(const Counts &other);
};

/// What came of the scripts in each configuration.
class Report {
public:
  /// `lists` is the folder of expected failures.
  explicit Report(std::string lists) : lists(std::move(lists)) {}

  /// Reads the configuration's lists, counts, and prints a line for each surprise.
  llvm::Error add(const Configuration &configuration, const std::vector<Job> &jobs,
                  const std::vector<Outcomes> &outcomes);

  void printSummary(llvm::raw_ostream &os) const;
  /// docs/conformance.md.
  std::string document() const;
  /// False if there was a surprise, or nothing was run.
  bool isGood() const;

private:
  struct Column {
    const Configuration *configuration;
    std::map<std::string, Counts> folders;
    Counts total;
  };

  void count(const Job &job, const Outcomes &outcomes, const Expectations &failures,
             const Expectations &gc, Column &column);
  void writeGroup(llvm::raw_ostream &os, llvm::ArrayRef<const Column *> columns) const;
  void writeLeftOut(llvm::raw_ostream &os) const;
  void surprise(const Column &column, const llvm::Twine &text);

  std::string lists;
  std::vector<Column> columns;
  unsigned surprises = 0;
};

} // namespace sinter::spec

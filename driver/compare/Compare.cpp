// Compare.cpp - `sinter compare`: builds a program in every mode, measures, and reports.
#include "driver/Console.h"
#include "driver/Input.h"
#include "driver/OutputFile.h"
#include "driver/compare/Build.h"
#include "driver/compare/Measure.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/SHA256.h"

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

/// A report that goes to a file.
struct Report {
  OutputFile file;
  std::string (*format)(const Comparison &);
};

/// Where the reports go. Whether they can go there is known before the work begins.
Expected<std::vector<Report>> prepareReports(const CompareOptions &options, const Input &input) {
  std::vector<Report> reports;
  std::pair<const std::optional<std::string> &, std::string (*)(const Comparison &)> wanted[] = {
      {options.json, formatJson}, {options.html, formatHtml}};
  if (options.json && options.html && *options.json == *options.html)
    return makeError("--json and --html name the same file");
  for (auto &[path, format] : wanted) {
    if (!path)
      continue;
    Expected<OutputFile> file = OutputFile::prepare(*path, input.status);
    if (!file)
      return file.takeError();
    reports.push_back({std::move(*file), format});
  }
  return std::move(reports);
}

Error checkStandardInput(const std::string &path) {
  if (path.empty())
    return Error::success();
  struct stat status;
  if (stat(path.c_str(), &status))
    return makeError("--stdin: cannot open \"" + path +
                     "\": " + std::generic_category().message(errno));
  // A pipe would be empty from the second run on.
  return S_ISREG(status.st_mode) ? Error::success()
                                 : makeError("--stdin: \"" + path + "\" is no regular file");
}

/// The variants in the order of targets and modes, and their executables.
Expected<std::vector<VariantImages>> buildAll(Comparison &comparison, const Input &input,
                                              Progress &progress) {
  const CompareOptions &options = comparison.options;
  std::vector<VariantImages> images;
  for (const targets::Target *target : options.targets)
    for (lowering::Bounds mode : options.modes) {
      Variant variant{.target = target, .mode = mode};
      progress.setContext(target->name + " " + variant.modeName());
      Expected<VariantImages> built =
          buildVariant(variant, input.bytes->getMemBufferRef(), options.build, progress);
      if (!built)
        return built.takeError();
      images.push_back(*built);
      comparison.variants.push_back(std::move(variant));
    }
  progress.setContext("");
  return std::move(images);
}

Comparison describe(const CompareOptions &options, const Input &input) {
  Comparison comparison{
      .options = options,
      .input = {input.name,
                toHex(SHA256::hash(arrayRefFromStringRef(input.bytes->getBuffer())),
                      /*LowerCase=*/true),
                input.bytes->getBufferSize()},
      .system = describeSystem(),
      .command = options.command,
      .sinterVersion = SINTER_VERSION,
      .llvmVersion = LLVM_VERSION_STRING};
  return comparison;
}

/// Whether the comparison is one: modes agree, and what should run does.
bool isSuccess(const Comparison &comparison) {
  bool hasFailed = any_of(comparison.variants,
                          [](const Variant &variant) { return variant.state == RunState::Failed; });
  bool couldRun = any_of(comparison.variants, [](const Variant &variant) {
    return variant.isMeasured() || variant.state == RunState::Foreign;
  });
  return couldRun && !hasFailed && comparison.agreement != Agreement::None;
}

} // namespace

int compare(const CompareOptions &options) {
  Progress progress;
  if (options.input == "-")
    return fail(makeError("compare needs a file: standard input is no part of the comparison"));
  if (Error error = checkStandardInput(options.standardInput))
    return fail(std::move(error));
  Expected<Input> input = readInput(options.input);
  if (!input)
    return failInput(options.input, input.takeError());
  Expected<std::vector<Report>> reports = prepareReports(options, *input);
  if (!reports)
    return fail(reports.takeError());

  Comparison comparison = describe(options, *input);
  Expected<std::vector<VariantImages>> images = buildAll(comparison, *input, progress);
  progress.clear();
  if (!images)
    return failInput(input->name, images.takeError());
  measure(comparison, *images, progress);
  judgeAgreement(comparison);
  addNotes(comparison);

  for (const Report &report : *reports)
    if (Error error = report.file.write(report.format(comparison), FileMode::Data))
      return fail(std::move(error));
  if (options.json != "-" && options.html != "-")
    if (int status = print(formatTable(comparison)))
      return status;
  return isSuccess(comparison) ? EXIT_SUCCESS : failureStatus;
}

} // namespace sinter::driver

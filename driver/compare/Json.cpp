// Json.cpp - a comparison as one JSON object: every sample, for other programs to read.
//
// docs/compare.md describes the object; its names are part of the command line's interface. Times
// are seconds unless the name says otherwise, sizes bytes. What could not be measured is absent,
// and `missing` says why.
#include "llvm/Support/JSON.h"

#include "driver/compare/Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using sinter::lowering::Bounds;

namespace sinter::driver {
namespace {

/// Values are bytes to us; JSON wants UTF-8.
std::string utf8(StringRef text) { return json::fixUTF8(text); }

json::Array array(const Interval &bounds) { return json::Array{bounds.low, bounds.high}; }

void printSeries(json::OStream &json, StringRef name, const std::vector<double> &samples) {
  if (samples.empty())
    return;
  Summary summary = summarize(samples);
  json.attributeObject(name, [&] {
    json.attribute("median", summary.median);
    json.attribute("confidence95", array(summary.confidence));
    json.attribute("quartiles", json::Array{summary.lowerQuartile, summary.upperQuartile});
    json.attribute("deviation", summary.deviation);
    json.attribute("min", summary.min);
    json.attribute("max", summary.max);
    json.attribute("samples", json::Array(samples));
  });
}

void printRatio(json::OStream &json, StringRef name, const std::optional<Ratio> &ratio) {
  if (!ratio)
    return;
  json.attributeObject(name, [&] {
    json.attribute("ratio", ratio->value);
    json.attribute("confidence95", array(ratio->confidence));
    json.attribute("withinNoise", ratio->isWithinNoise());
  });
}

void printOutcome(json::OStream &json, const Outcome &outcome, bool isRepeatable) {
  auto stream = [&](StringRef name, const StreamContent &content) {
    json.attributeObject(name, [&] {
      json.attribute("size", content.size);
      json.attribute("sha256", toHex(content.hash, /*LowerCase=*/true));
    });
  };
  json.attributeObject("outcome", [&] {
    if (std::optional<int> status = outcome.exitStatus())
      json.attribute("exitStatus", *status);
    else
      json.attribute("end", outcome.describe({}));
    stream("stdout", outcome.output);
    stream("stderr", outcome.errors);
    json.attribute("repeatable", isRepeatable);
  });
}

void printChecks(json::OStream &json, const BoundsCounts &counts) {
  json.attributeObject("accesses", [&] {
    json.attribute("total", counts.accesses);
    json.attribute("emitted", counts.emitted);
    json.attribute("merged", counts.merged);
    json.attribute("hoisted", counts.hoisted);
    json.attribute("proved", counts.proved);
    json.attribute("checked", counts.checked);
    json.attribute("anchored", counts.anchored);
    json.attribute("clamped", counts.clamped);
    json.attribute("unchecked", counts.unchecked);
  });
}

StringRef text(RunState state) {
  constexpr StringLiteral names[] = {"measured", "foreign", "cannot start", "failed"};
  return names[static_cast<std::size_t>(state)];
}

StringRef text(Agreement agreement) {
  constexpr StringLiteral names[] = {"full", "partial", "undecided", "none"};
  return names[static_cast<std::size_t>(agreement)];
}

void printFigures(json::OStream &json, const Variant &variant) {
  const std::pair<StringRef, const Figure *> figures[] = {{"instructions", &variant.instructions},
                                                          {"peakMemory", &variant.peakMemory},
                                                          {"addressSpace", &variant.addressSpace}};
  for (auto [name, figure] : figures)
    if (figure->value)
      json.attribute(name, std::uint64_t(*figure->value));
  if (variant.instructions.value)
    json.attribute("instructionSource", variant.instructionSource);
  json.attributeObject("missing", [&] {
    for (auto [name, figure] : figures)
      if (!figure->value)
        json.attribute(name, utf8(figure->missing));
  });
}

void printVariant(json::OStream &json, const Comparison &comparison, const Variant &variant) {
  json.object([&] {
    json.attribute("mode", variant.modeName());
    json.attribute("target", variant.target->name);
    json.attribute("state", text(variant.state));
    if (!variant.problem.empty())
      json.attribute("problem", utf8(variant.problem));
    json.attribute("buildTime", variant.buildTime);
    json.attribute("imageSize", variant.imageSize);
    json.attribute("codeSize", variant.codeSize);
    printChecks(json, variant.checks);
    printFigures(json, variant);
    if (variant.outcome)
      printOutcome(json, *variant.outcome, variant.isRepeatable);
    if (!variant.isMeasured())
      return;
    printSeries(json, "time", variant.time);
    printSeries(json, "wall", variant.wall);
    printSeries(json, "cpu", variant.cpu);
    printSeries(json, "startUp", variant.startUp);
    printSeries(json, "startUpCpu", variant.startUpCpu);
    printSeries(json, "growNanoseconds", variant.grow.perGrow);
    printSeries(json, "touchNanoseconds", variant.grow.perTouch);
    printRatio(json, "toNone", comparison.ratioTo(variant, Bounds::None));
    printRatio(json, "toGuard", comparison.ratioTo(variant, Bounds::Guard));
  });
}

void printSystem(json::OStream &json, const SystemDescription &system) {
  json.attributeObject("system", [&] {
    json.attribute("processor", utf8(system.processor));
    json.attribute("processors", system.processors);
    json.attribute("memory", system.memory);
    json.attribute("kernel", utf8(system.kernel));
    if (!system.governor.empty())
      json.attribute("governor", utf8(system.governor));
    json.attribute("load", system.load);
    json.attribute("virtual", system.isVirtual);
  });
}

void printMethod(json::OStream &json, const Comparison &comparison) {
  json.attributeObject("method", [&] {
    json.attribute("rounds", comparison.rounds);
    json.attribute("startUpRounds", comparison.startUpRounds);
    json.attribute("growRounds", comparison.growRounds);
    json.attribute("seed", comparison.options.seed);
    json.attribute("clock", comparison.options.clock == TimeKind::Wall ? "wall" : "cpu");
    json.attribute("timeout", comparison.options.timeout);
    json.attributeArray("order", [&] {
      for (const std::vector<std::size_t> &round : comparison.order)
        json.array([&] {
          for (std::size_t index : round)
            json.value(comparison.variants[index].modeName());
        });
    });
  });
}

void printSentences(json::OStream &json, StringRef name, const std::vector<std::string> &texts) {
  json.attributeArray(name, [&] {
    for (const std::string &text : texts)
      json.value(utf8(text));
  });
}

} // namespace

std::string formatJson(const Comparison &comparison) {
  std::string bytes;
  raw_string_ostream out(bytes);
  json::OStream json(out, /*IndentSize=*/2);
  json.object([&] {
    json.attribute("schema", 1);
    json.attribute("sinter", comparison.sinterVersion);
    json.attribute("llvm", comparison.llvmVersion);
    json.attribute("date", comparison.system.date);
    json.attribute("command", utf8(comparison.command));
    json.attributeObject("input", [&] {
      json.attribute("name", utf8(comparison.input.name));
      json.attribute("size", comparison.input.size);
      json.attribute("sha256", comparison.input.sha256);
    });
    printSystem(json, comparison.system);
    printMethod(json, comparison);
    json.attribute("agreement", text(comparison.agreement));
    printSentences(json, "disagreements", comparison.disagreements);
    printSentences(json, "notes", comparison.notes);
    json.attributeArray("variants", [&] {
      for (const Variant &variant : comparison.variants)
        printVariant(json, comparison, variant);
    });
  });
  out << '\n';
  return bytes;
}

} // namespace sinter::driver

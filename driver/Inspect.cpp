// Inspect.cpp - `sinter inspect`: what a module consists of, as aligned text or as JSON.
//
// The module is decoded and validated first: what is shown is true of the module, and one that
// `sinter build` would refuse is refused here with the same words.
#include "driver/Console.h"
#include "driver/Input.h"
#include "driver/InspectImage.h"
#include "driver/Options.h"
#include "frontend/Frontend.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace llvm;

namespace sinter::driver {
namespace {

using frontend::ExternalKind;

/// Sums over a module's contents, bytes.
struct Sizes {
  std::uint64_t code = 0; // bodies, locals not included
  std::uint64_t data = 0; // data segments
};

Sizes measure(const frontend::Module &module) {
  Sizes sizes;
  for (const frontend::Function &function : module.functions)
    sizes.code += function.body.bytes.size();
  for (const frontend::DataSegment &segment : module.data)
    sizes.data += segment.bytes.size();
  return sizes;
}

template <typename Item>
std::size_t countImported(const std::vector<Item> &items) {
  return std::size_t(count_if(items, [](const Item &item) { return item.isImported; }));
}

/// The proposals beyond the first version of WebAssembly that the module needs.
std::vector<StringRef> usedProposals(const frontend::ValidModule &module) {
  std::vector<StringRef> names;
  for (std::size_t i = 0; i != frontend::proposalCount; ++i)
    if (auto proposal = frontend::Proposal(i);
        proposal != frontend::Proposal::Mvp && module.facts().proposals[i])
      names.push_back(text(proposal));
  return names;
}

/// Limits with their unit: "1 to 16 pages", "10 elements or more".
std::string describe(const frontend::Limits &limits, StringRef unit) {
  if (!limits.max)
    return (Twine(limits.min) + " " + unit + " or more").str();
  return (Twine(limits.min) + " to " + Twine(*limits.max) + " " + unit).str();
}

std::string describe(const frontend::MemoryType &type) {
  constexpr unsigned ordinaryPageSizeLog2 = 16;
  std::string result = describe(type.limits, "pages");
  if (type.pageSizeLog2 != ordinaryPageSizeLog2)
    result += " of " + utostr(std::uint64_t(1) << type.pageSizeLog2) + " bytes";
  if (type.addressType == frontend::ValueType::I64)
    result += ", 64-bit";
  return result + (type.isShared ? ", shared" : "");
}

std::string describe(const frontend::TableType &type) {
  return describe(type.limits, "elements") + " of " + type.element.text() +
         (type.addressType == frontend::ValueType::I64 ? ", 64-bit" : "");
}

std::string describe(const frontend::GlobalType &type) {
  return (type.isMutable ? "mut " : "") + type.content.text();
}

/// The type of an import or export.
std::string describe(const frontend::Module &module, ExternalKind kind, std::uint32_t index) {
  switch (kind) {
  case ExternalKind::Function:
    return module.typeOf({index}).text();
  case ExternalKind::Table:
    return describe(module.table({index}).type);
  case ExternalKind::Memory:
    return describe(module.memory({index}).type);
  case ExternalKind::Global:
    return describe(module.global({index}).type);
  case ExternalKind::Tag:
    return frontend::text(module.typeOfTag({index}).params);
  }
  llvm_unreachable("kinds are covered");
}

/// A name from a module in quotes, on one line whatever it contains.
std::string quote(StringRef name) {
  std::string marked, text;
  for (char c : name)
    (marked += c == '"' || c == '\\' ? "\\" : "") += c;
  raw_string_ostream out(text);
  out << '"';
  frontend::writeEscaped(out, marked);
  out << '"';
  return text;
}

/// Prints the module as text, one aligned table per kind of thing.
class TextPrinter {
public:
  TextPrinter(StringRef name, const frontend::ValidModule &valid, raw_ostream &out)
      : name(name), valid(valid), module(*valid), out(out) {}

  void print() {
    printSummary();
    printSections();
    printTypes();
    printImports();
    printExports();
    printMemories();
  }

private:
  void printSummary();
  void printSections();
  void printTypes();
  void printImports();
  void printExports();
  void printMemories();
  void printCount(StringRef what, std::size_t count, std::size_t imported);
  void printHeading(StringRef title, std::size_t count) {
    out << '\n' << title << " (" << count << "):\n";
  }
  raw_ostream &startLine(StringRef what) { return out << left_justify(what, 12); }

  StringRef name;
  const frontend::ValidModule &valid;
  const frontend::Module &module;
  raw_ostream &out;
};

void TextPrinter::printCount(StringRef what, std::size_t count, std::size_t imported) {
  startLine(what) << count;
  if (imported)
    out << ", of which " << imported << (imported == 1 ? " is" : " are") << " imported";
  out << '\n';
}

void TextPrinter::printSummary() {
  Sizes sizes = measure(module);
  startLine("module") << name;
  if (!module.names.module.empty())
    out << ' ' << quote(module.names.module);
  startLine("\nsize") << ' ' << module.size << " bytes: code " << sizes.code << ", data "
                      << sizes.data << '\n';
  std::vector<StringRef> proposals = usedProposals(valid);
  startLine("proposals") << (proposals.empty() ? "none" : join(proposals, ", ")) << '\n';
  printCount("functions", module.functions.size(), countImported(module.functions));
  printCount("tables", module.tables.size(), countImported(module.tables));
  printCount("memories", module.memories.size(), countImported(module.memories));
  printCount("globals", module.globals.size(), countImported(module.globals));
  printCount("tags", module.tags.size(), countImported(module.tags));
  printCount("elements", module.elements.size(), 0);
  printCount("data", module.data.size(), 0);
  if (module.start)
    startLine("start") << "function " << module.start->value << ' '
                       << quote(module.nameOf(*module.start)) << '\n';
}

void TextPrinter::printSections() {
  printHeading("sections", module.sections.size());
  out << format("  %10s %12s  name\n", "offset", "bytes");
  for (const frontend::Section &section : module.sections)
    out << format("  %#10llx %12llu  ", static_cast<unsigned long long>(section.offset),
                  static_cast<unsigned long long>(section.size))
        << (section.id == 0 ? "custom " + quote(section.name) : section.name.str()) << '\n';
}

void TextPrinter::printTypes() {
  printHeading("types", module.types.size());
  for (auto [i, type] : enumerate(module.types))
    out << format("  %6zu  ", i) << type.text() << '\n';
}

void TextPrinter::printImports() {
  printHeading("imports", module.imports.size());
  for (const frontend::Import &import : module.imports)
    out << "  " << left_justify(text(import.kind), 8) << format(" %6u  ", import.index)
        << quote(import.module) << ' ' << quote(import.name) << "  "
        << describe(module, import.kind, import.index) << '\n';
}

void TextPrinter::printExports() {
  printHeading("exports", module.exports.size());
  for (const frontend::Export &item : module.exports)
    out << "  " << left_justify(text(item.kind), 8) << format(" %6u  ", item.index)
        << quote(item.name) << "  " << describe(module, item.kind, item.index) << '\n';
}

void TextPrinter::printMemories() {
  printHeading("memories", module.memories.size());
  for (auto [i, memory] : enumerate(module.memories))
    out << format("  %6zu  ", i) << describe(memory.type) << '\n';
  printHeading("tables", module.tables.size());
  for (auto [i, table] : enumerate(module.tables))
    out << format("  %6zu  ", i) << describe(table.type) << '\n';
}

/// Writes the module as one JSON object. Its keys are part of the command line's interface.
class JsonPrinter {
public:
  JsonPrinter(StringRef name, const frontend::ValidModule &valid, raw_ostream &out)
      : name(name), valid(valid), module(*valid), json(out, /*IndentSize=*/2) {}

  void print() {
    json.object([&] {
      printSummary();
      json.attributeArray("sections", [&] { printSections(); });
      json.attributeArray("types", [&] {
        for (const frontend::FunctionType &type : module.types)
          json.value(type.text());
      });
      json.attributeArray("imports", [&] { printImports(); });
      json.attributeArray("exports", [&] { printExports(); });
      json.attributeArray("memories", [&] {
        for (const frontend::Memory &memory : module.memories)
          json.object([&] {
            printLimits(memory.type.limits, memory.isImported);
            json.attribute("is64Bit", memory.type.addressType == frontend::ValueType::I64);
            json.attribute("isShared", memory.type.isShared);
            json.attribute("pageSize", std::uint64_t(1) << memory.type.pageSizeLog2);
          });
      });
      json.attributeArray("tables", [&] {
        for (const frontend::Table &table : module.tables)
          json.object([&] {
            json.attribute("element", table.type.element.text());
            printLimits(table.type.limits, table.isImported);
            json.attribute("is64Bit", table.type.addressType == frontend::ValueType::I64);
          });
      });
    });
  }

private:
  void printSummary();
  void printSections();
  void printImports();
  void printExports();
  void printLimits(const frontend::Limits &limits, bool isImported);

  StringRef name;
  const frontend::ValidModule &valid;
  const frontend::Module &module;
  json::OStream json;
};

/// Names are bytes to us; JSON wants UTF-8.
json::Value utf8(StringRef text) { return json::fixUTF8(text); }

void JsonPrinter::printSummary() {
  Sizes sizes = measure(module);
  json.attribute("file", utf8(name));
  json.attribute("name", utf8(module.names.module));
  json.attribute("size", module.size);
  json.attribute("codeSize", sizes.code);
  json.attribute("dataSize", sizes.data);
  json.attributeArray("proposals", [&] {
    for (StringRef proposal : usedProposals(valid))
      json.value(proposal);
  });
  json.attribute("functions", module.functions.size());
  json.attribute("importedFunctions", countImported(module.functions));
  json.attribute("globals", module.globals.size());
  json.attribute("importedGlobals", countImported(module.globals));
  json.attribute("tags", module.tags.size());
  json.attribute("importedTags", countImported(module.tags));
  json.attribute("elementSegments", module.elements.size());
  json.attribute("dataSegments", module.data.size());
  if (module.start)
    json.attribute("start", module.start->value);
}

void JsonPrinter::printSections() {
  for (const frontend::Section &section : module.sections)
    json.object([&] {
      json.attribute("id", section.id);
      json.attribute("name", utf8(section.name));
      json.attribute("offset", section.offset);
      json.attribute("size", section.size);
    });
}

void JsonPrinter::printImports() {
  for (const frontend::Import &import : module.imports)
    json.object([&] {
      json.attribute("module", utf8(import.module));
      json.attribute("name", utf8(import.name));
      json.attribute("kind", text(import.kind));
      json.attribute("index", import.index);
      json.attribute("type", describe(module, import.kind, import.index));
    });
}

void JsonPrinter::printExports() {
  for (const frontend::Export &item : module.exports)
    json.object([&] {
      json.attribute("name", utf8(item.name));
      json.attribute("kind", text(item.kind));
      json.attribute("index", item.index);
      json.attribute("type", describe(module, item.kind, item.index));
    });
}

void JsonPrinter::printLimits(const frontend::Limits &limits, bool isImported) {
  json.attribute("min", limits.min);
  if (limits.max)
    json.attribute("max", *limits.max);
  json.attribute("isImported", isImported);
}

} // namespace

int inspect(const InspectOptions &options) {
  std::string name = inputName(options.input);
  Expected<Input> input = readInput(options.input, InputKind::ModuleOrElf);
  if (!input)
    return failInput(name, input.takeError());
  if (isElf(input->bytes->getBuffer()))
    return inspectImage(*input, options);
  Expected<frontend::Module> module = frontend::decode(input->bytes->getMemBufferRef());
  if (!module)
    return failInput(name, module.takeError());
  Expected<frontend::ValidModule> valid = frontend::validate(std::move(*module), options.proposals);
  if (!valid)
    return failInput(name, valid.takeError());

  std::string text;
  raw_string_ostream out(text);
  if (options.asJson)
    JsonPrinter(name, *valid, out).print();
  else
    TextPrinter(name, *valid, out).print();
  return print(text + (options.asJson ? "\n" : ""));
}

} // namespace sinter::driver

// Header.cpp - the C header of a module, --emit header.
//
// Of the library it declares one constant, NAME_module, and one function per exported function. All
// else is inline and goes through the functions of sinter.h, which the module's own runtime has.
#include "driver/Header.h"

#include "lowering/Interface.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using sinter::frontend::ExternalKind;
using sinter::frontend::FunctionIndex;
using sinter::frontend::ValueType;

namespace sinter::driver {

namespace {

/// Of a value in C: by itself, or in a structure.
StringRef typeName(ValueType type) {
  switch (type.getKind()) {
  case ValueType::I32:
    return "int32_t ";
  case ValueType::I64:
    return "int64_t ";
  case ValueType::F32:
    return "float ";
  case ValueType::F64:
    return "double ";
  case ValueType::V128:
    return "sinter_v128 ";
  default:
    return type == ValueType::externref() ? "void *" : "sinter_function *";
  }
}

/// The member of sinter_value.
StringRef memberName(ValueType type) {
  switch (type.getKind()) {
  case ValueType::I32:
    return "i32";
  case ValueType::I64:
    return "i64";
  case ValueType::F32:
    return "f32";
  case ValueType::F64:
    return "f64";
  default:
    return "ref";
  }
}

/// What a declaration of a function needs besides its name.
struct Prototype {
  std::string structure; // the definition of NAME_results, if there is one
  std::string result, params;
};

Prototype prototype(const frontend::FunctionType &type, StringRef name, StringRef first) {
  Prototype text;
  const lowering::CSignature signature(type);
  text.params = first;
  for (auto [i, param] : enumerate(type.params)) {
    text.params += ", ";
    text.params += param == ValueType::V128 ? "const sinter_v128 *" : typeName(param);
    text.params += "p" + utostr(i);
  }
  text.result = "void ";
  if (!signature.returnsByPointer()) {
    if (!type.results.empty())
      text.result = typeName(type.results[0]);
    return text;
  }
  if (type.results.size() == 1) {
    text.params += ", sinter_v128 *result";
    return text;
  }
  text.structure = "typedef struct " + name.str() + "_results {\n";
  for (auto [i, result] : enumerate(type.results))
    text.structure += "  " + typeName(result).str() + "r" + utostr(i) + ";\n";
  text.structure += "} " + name.str() + "_results;\n";
  text.params += ", " + name.str() + "_results *results";
  return text;
}

/// Text within a comment: printable, and unable to end it.
std::string quote(StringRef text) {
  std::string result = "\"";
  for (char c : text)
    result += isPrint(c) && c != '*' && c != '\\' && c != '"'
                  ? std::string(1, c)
                  : "\\" + toHex(StringRef(&c, 1), true);
  return result + "\"";
}

class HeaderPrinter {
public:
  HeaderPrinter(const frontend::Module &module, StringRef moduleName, raw_ostream &out)
      : module(module), interface(module, moduleName), name(moduleName), out(out) {}
  void print();

private:
  void printImports();
  void printHostFunctions();
  void printLifetime();
  void printExport(const frontend::Export &item, const lowering::Interface::Item &named,
                   std::size_t index);
  void printGlobal(const frontend::Global &global, StringRef identifier, std::size_t index);

  const frontend::Module &module;
  lowering::Interface interface;
  StringRef name;
  raw_ostream &out;
};

/// $ stands for the module's name.
void printTemplate(raw_ostream &out, StringRef text, StringRef name) {
  for (char c : text) {
    if (c == '$')
      out << name;
    else
      out << c;
  }
}

void HeaderPrinter::printImports() {
  // A structure that a function's type needs stands before the one that holds the function.
  std::string fields, structures;
  for (auto [import, named] : zip_equal(module.imports, interface.imports())) {
    fields += "  /* " + quote(import.module) + " " + quote(import.name) + " */\n  ";
    switch (import.kind) {
    case ExternalKind::Function:
      if (named.isTyped) {
        Prototype text = prototype(module.typeOf(FunctionIndex{import.index}),
                                   (name + "_" + named.name).str(), "void *user");
        structures += text.structure;
        fields += text.result + "(*" + named.name + ")(" + text.params + ");\n";
        continue;
      }
      fields += "sinter_function *";
      break;
    case ExternalKind::Table:
      fields += "sinter_table *";
      break;
    case ExternalKind::Memory:
      fields += "sinter_memory *";
      break;
    case ExternalKind::Global:
      fields += "sinter_global *";
      break;
    case ExternalKind::Tag:
      fields += "sinter_tag *";
      break;
    }
    fields += named.name + ";\n";
  }
  out << structures;
  printTemplate(out, R"(
/* What the module imports. Functions get `user` in front, run on the store's stack, and must return:
 * $_raise makes a trap of it. One of WASI may be null if the store has a grant (grant_wasi of
 * sinter.h). What is no function belongs to the store that is instantiated in. */
typedef struct $_imports {
  void *user;
)",
                name);
  out << fields;
  printTemplate(out, "} $_imports;\n", name);
}

/// The same functions, as an executable calls them.
void HeaderPrinter::printHostFunctions() {
  bool isFirst = true;
  for (auto [import, named] : zip_equal(module.imports, interface.imports())) {
    if (!named.isTyped)
      continue;
    if (isFirst)
      printTemplate(out, R"(
/* For executables, which have one instance: native code that `sinter build --link` links with the
 * module defines these functions in place of $_imports. They run on the guest's stack and must
 * return. Of the functions below, those for memories and $_raise are for them. */
)",
                    name);
    isFirst = false;
    const Prototype text =
        prototype(module.typeOf(FunctionIndex{import.index}), (name + "_" + named.name).str(),
                  (name + "_instance *instance").str());
    out << "/* " << quote(import.module) << " " << quote(import.name) << " */\n"
        << text.result << interface.hostFunction(named) << "(" << text.params << ");\n";
  }
}

void HeaderPrinter::printLifetime() {
  printTemplate(out, R"(
/* The functions of sinter.h to use with this module; null if the header is of another version. */
static inline const sinter_api *$_api(void) { return sinter_api_of(&$_module); }

/* The store that an instance lives in. */
static inline sinter_store *$_store(const $_instance *instance) {
  return sinter_store_of((const sinter_instance *)instance);
}

/* Makes an instance in a store that the caller has made, and will delete. `*instance` is set before
 * the module's start function runs, and stays what it was if it does not come to that. */
static inline sinter_status $_instantiate_in(sinter_store *store, const $_imports *imports,
                                             $_instance **instance) {
  const sinter_api *api = $_api();
  return api ? api->instantiate_typed(store, &$_module, imports, (sinter_instance **)instance)
             : SINTER_WRONG_VERSION;
}

/* Makes a store with limits (null: the usual ones) and an instance in it. Unless it returns
 * SINTER_OK there is neither, and *instance is null. */
static inline sinter_status $_instantiate(const $_imports *imports,
                                          const sinter_store_config *config,
                                          $_instance **instance) {
  const sinter_api *api = $_api();
  sinter_store *store;
  sinter_status status;
  *instance = 0;
  if (!api)
    return SINTER_WRONG_VERSION;
  store = api->store_new_with(config);
  if (!store)
    return SINTER_OUT_OF_MEMORY;
  status = $_instantiate_in(store, imports, instance);
  if (status == SINTER_OK)
    return status;
  api->store_delete(store);
  *instance = 0;
  return status;
}

/* Deletes what $_instantiate made. */
static inline void $_destroy($_instance *instance) {
  if (instance)
    $_api()->store_delete($_store(instance));
}

/* How the functions below have ended since $_clear: SINTER_OK, or what the last one that did not end
 * by returning ended with, SINTER_TRAP or SINTER_EXCEPTION. What it returned then means nothing. */
static inline sinter_status $_status(const $_instance *instance) {
  return sinter_store_status($_store(instance));
}
static inline void $_clear($_instance *instance) { sinter_store_clear($_store(instance)); }

/* Which trap it was; null if there was none. */
static inline const char *$_trap_message(const $_instance *instance) {
  return $_api()->trap_message($_store(instance));
}

/* To be called by an imported function: when it returns, the guest traps, with this message, which
 * is not copied. */
static inline void $_raise($_instance *instance, const char *message) {
  $_api()->raise($_store(instance), SINTER_TRAP, message);
}
)",
                name);
}

void HeaderPrinter::printGlobal(const frontend::Global &global, StringRef identifier,
                                std::size_t index) {
  const ValueType type = global.type.content;
  const bool isVector = type == ValueType::V128;
  const std::string record = (name + "_api()->instance_export((sinter_instance *)instance, " +
                              Twine(index) + ").of.global")
                                 .str();
  out << "static inline sinter_global *" << identifier << "_global(" << name
      << "_instance *instance) {\n  return " << record << ";\n}\n";
  if (isVector)
    return;
  out << "static inline " << typeName(type) << identifier << "(" << name
      << "_instance *instance) {\n  return " << (type.isRef() ? "(" : "")
      << (type.isRef() ? typeName(type) : "") << (type.isRef() ? ")" : "") << name
      << "_api()->global_get(" << record << ")." << memberName(type) << ";\n}\n";
  if (!global.type.isMutable)
    return;
  out << "static inline sinter_status " << identifier << "_set(" << name << "_instance *instance, "
      << typeName(type) << "value) {\n  sinter_value slot;\n  slot." << memberName(type)
      << " = value;\n  return " << name << "_api()->global_set(" << record << ", slot);\n}\n";
}

void HeaderPrinter::printExport(const frontend::Export &item,
                                const lowering::Interface::Item &named, std::size_t index) {
  out << "\n/* " << quote(item.name) << " */\n";
  auto printObject = [&](StringRef type, StringRef member) {
    out << "static inline " << type << " *" << named.name << "(" << name
        << "_instance *instance) {\n  return " << name
        << "_api()->instance_export((sinter_instance *)instance, " << index << ").of." << member
        << ";\n}\n";
  };
  switch (item.kind) {
  case ExternalKind::Function: {
    if (!named.isTyped)
      return printObject("sinter_function", "function");
    Prototype text = prototype(module.typeOf(FunctionIndex{item.index}), named.name,
                               (name + "_instance *instance").str());
    out << text.structure << text.result << named.name << "(" << text.params << ");\n";
    return;
  }
  case ExternalKind::Table:
    return printObject("sinter_table", "table");
  case ExternalKind::Memory:
    return printObject("sinter_memory", "memory");
  case ExternalKind::Global:
    return printGlobal(module.globals[item.index], named.name, index);
  case ExternalKind::Tag:
    return printObject("sinter_tag", "tag");
  }
}

void HeaderPrinter::print() {
  const std::string guard = ("SINTER_MODULE_" + name + "_H").str();
  out << "/* " << name << ".h - made by sinter build --emit header --module-name " << name
      << ". */\n"
      << "#ifndef " << guard << "\n#define " << guard << "\n\n#include \"sinter.h\"\n\n"
      << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n";
  printTemplate(out, R"(/* An instance. One thread at a time may use it. */
typedef struct $_instance $_instance;

/* The compiled module. */
extern const sinter_module $_module;
)",
                name);
  printImports();
  printHostFunctions();
  printLifetime();
  for (auto [i, pair] : enumerate(zip_equal(module.exports, interface.exports())))
    printExport(std::get<0>(pair), std::get<1>(pair), i);
  out << "\n#ifdef __cplusplus\n}\n#endif\n#endif\n";
}

} // namespace

codegen::Bytes printHeader(const frontend::ValidModule &module, StringRef moduleName) {
  codegen::Bytes bytes;
  raw_svector_ostream out(bytes);
  HeaderPrinter(*module, moduleName, out).print();
  return bytes;
}

} // namespace sinter::driver

// HostObject.cpp - the native objects that an executable's host is made of, as one object.
//
// They are anybody's: what they define must not stand in for a function of the runtime library, and
// what they lack must not be found among its own. So they are linked with one another first, after
// which only the functions that the module imports are global, and what is still undefined is one
// of a few functions, or an error. The runtime tells a fault of the host's from one of the guest's
// by where it happens, so the host's code gets sections of its own.
//
// Start-up prepares nothing for them: no thread-local storage, no constructors, no functions that
// are chosen when the program starts. Objects that need these are refused.
#include "codegen/Codegen.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/ObjCopy/CommonConfig.h"
#include "llvm/ObjCopy/ELF/ELFConfig.h"
#include "llvm/ObjCopy/ELF/ELFObjcopy.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/TargetParser/Triple.h"

namespace sinter::codegen {
namespace {

using frontend::makeError;
using llvm::StringRef;
using llvm::Twine;
using llvm::object::ELFObjectFileBase;
using ELF64LEFile = llvm::object::ELFFile<llvm::object::ELF64LE>;
namespace ELF = llvm::ELF;

/// The runtime library's functions that compilers call without being asked to.
constexpr llvm::StringLiteral offeredFunctions[] = {"bcmp",    "memcmp", "memcpy",
                                                    "memmove", "memset", "strlen"};

constexpr std::uint64_t maxTotal = std::uint64_t(1) << 30; // of native code and data, bytes

llvm::Error failFile(llvm::MemoryBufferRef file, const Twine &why) {
  return makeError(file.getBufferIdentifier() + ": " + why);
}

/// Whether the name is `plain`, which may go on behind a dot.
bool isNamed(StringRef name, StringRef plain) {
  return name.consume_front(plain) && (name.empty() || name.front() == '.');
}
bool isNamed(StringRef name, llvm::ArrayRef<StringRef> plain) {
  return llvm::any_of(plain, [&](StringRef one) { return isNamed(name, one); });
}

/// Checks the files one by one.
class FileChecker {
public:
  explicit FileChecker(const targets::Target &target) : target(target) {}
  /// Of an object or static library.
  llvm::Error check(llvm::MemoryBufferRef file);

private:
  llvm::Error checkMembers(llvm::MemoryBufferRef file);
  llvm::Error checkObject(llvm::MemoryBufferRef file);
  llvm::Error checkHeaders(llvm::MemoryBufferRef file, const ELF64LEFile &elf);

  const targets::Target &target;
  std::uint64_t total = 0; // bytes that sections take in memory
};

/// What lld does not look at, or gives up over without an end.
llvm::Error FileChecker::checkHeaders(llvm::MemoryBufferRef file, const ELF64LEFile &elf) {
  llvm::Expected<ELF64LEFile::Elf_Shdr_Range> sections = elf.sections();
  if (!sections)
    return failFile(file, llvm::toString(sections.takeError()));
  for (auto [index, section] : llvm::enumerate(*sections)) {
    if (section.sh_type == ELF::SHT_NULL)
      continue;
    auto fail = [&](const Twine &why) {
      return failFile(file, "section " + Twine(index) + " " + why);
    };
    const bool isEmpty = section.sh_type == ELF::SHT_NOBITS; // in the file
    const std::uint64_t size = section.sh_size, offset = section.sh_offset;
    if (!isEmpty && (offset > elf.getBufSize() || size > elf.getBufSize() - offset))
      return fail("goes beyond the end of the file");
    const std::uint64_t alignment = section.sh_addralign;
    if (alignment & (alignment - 1))
      return fail("has an alignment that is no power of two");
    if (alignment > target.maxPageSize)
      return fail("has an alignment of more than a page's " + Twine(target.maxPageSize) + " bytes");
    const bool hasRelocations = section.sh_type == ELF::SHT_RELA || section.sh_type == ELF::SHT_REL;
    if (section.sh_link >= sections->size() ||
        (hasRelocations && section.sh_info >= sections->size()))
      return fail("refers to a section that does not exist");
    llvm::Expected<StringRef> name = elf.getSectionName(section);
    if (!name)
      return failFile(file, llvm::toString(name.takeError()));
    // Beside contents of the same name, or in front of others, they would take room in the output.
    if (isEmpty && !(section.sh_flags & ELF::SHF_TLS) &&
        !isNamed(*name, {".bss", ".sbss", ".lbss"}))
      return fail("(" + *name + ") has no contents, and is not named .bss");
    if (!isEmpty && !(section.sh_flags & ELF::SHF_ALLOC))
      continue;
    if (size > maxTotal - total)
      return failFile(file, "more than 1 GiB of native code and data is not supported");
    total += size;
  }
  return llvm::Error::success();
}

/// An object of the target's.
llvm::Error FileChecker::checkObject(llvm::MemoryBufferRef file) {
  llvm::Expected<std::unique_ptr<llvm::object::ObjectFile>> object =
      llvm::object::ObjectFile::createELFObjectFile(file);
  if (!object)
    return failFile(file, llvm::toString(object.takeError()));
  const auto &elf = llvm::cast<ELFObjectFileBase>(**object);
  const llvm::Triple triple(target.triple);
  if (elf.getArch() != triple.getArch() || !elf.is64Bit() || !elf.isLittleEndian())
    return failFile(file, "this is an object for " + llvm::Triple::getArchTypeName(elf.getArch()) +
                              ", not for " + target.name);
  return checkHeaders(file, llvm::cast<llvm::object::ELF64LEObjectFile>(elf).getELFFile());
}

llvm::Error FileChecker::check(llvm::MemoryBufferRef file) {
  switch (llvm::identify_magic(file.getBuffer())) {
  case llvm::file_magic::elf_relocatable:
    return checkObject(file);
  case llvm::file_magic::archive:
    return checkMembers(file);
  case llvm::file_magic::bitcode:
    return failFile(file, "this is LLVM bitcode; compile without -flto");
  default:
    return failFile(file, "this is neither an object nor a static library");
  }
}

llvm::Error FileChecker::checkMembers(llvm::MemoryBufferRef file) {
  llvm::Expected<std::unique_ptr<llvm::object::Archive>> archive =
      llvm::object::Archive::create(file);
  if (!archive)
    return failFile(file, llvm::toString(archive.takeError()));
  if ((*archive)->isThin())
    return failFile(file, "this static library is a thin one, without its objects");
  llvm::Error error = llvm::Error::success();
  for (const llvm::object::Archive::Child &child : (*archive)->children(error)) {
    llvm::Expected<llvm::MemoryBufferRef> member = child.getMemoryBufferRef();
    if (!member)
      return llvm::joinErrors(std::move(error), failFile(file, llvm::toString(member.takeError())));
    const std::string name =
        (file.getBufferIdentifier() + "(" + member->getBufferIdentifier() + ")").str();
    const llvm::MemoryBufferRef named(member->getBuffer(), name);
    const llvm::file_magic magic = llvm::identify_magic(member->getBuffer());
    llvm::Error wrong = magic == llvm::file_magic::elf_relocatable ? checkObject(named)
                        : magic == llvm::file_magic::bitcode
                            ? failFile(named, "this is LLVM bitcode; compile without -flto")
                            : failFile(named, "this is no object");
    if (wrong)
      return llvm::joinErrors(std::move(error), std::move(wrong));
  }
  if (error)
    return failFile(file, llvm::toString(std::move(error)));
  return llvm::Error::success();
}

llvm::Error checkSection(const llvm::object::ELFSectionRef &section, StringRef name) {
  if (section.getFlags() & ELF::SHF_TLS)
    return makeError("--link: the objects have thread-local variables (" + name +
                     "), for which executables have no storage");
  // Their names may go on with a priority.
  const bool isConstructors = isNamed(
      name, {".ctors", ".dtors", ".init", ".fini", ".init_array", ".fini_array", ".preinit_array"});
  if (isConstructors && section.getSize())
    return makeError("--link: the objects have constructors or destructors (" + name +
                     "), which nobody would call");
  if (name.starts_with(".sinter.") || name == "sinter_traps" || name.starts_with(".note.sinter") ||
      name.starts_with("__llvm_prf_"))
    return makeError("--link: the objects have a section that is Sinter's own: " + name);
  // The linker script puts these where start-up, the unwinder or the fault handler finds its own.
  const bool isRelocations =
      section.getType() == ELF::SHT_RELA && !(section.getFlags() & ELF::SHF_ALLOC);
  if ((isNamed(name, ".rela") && !isRelocations) ||
      isNamed(name, {".relr", ".eh_frame_hdr", ".got", ".dynamic", ".dynsym", ".dynstr"}))
    return makeError("--link: the objects have a section that only linkers make: " + name);
  if (isNamed(name, ".text") && !isRelocations && !(section.getFlags() & ELF::SHF_EXECINSTR))
    return makeError("--link: the objects have a section of code that is not executable: " + name);
  return llvm::Error::success();
}

/// Looks at all symbols: what is there, what is lacking, what is used.
llvm::Error readSymbols(const ELFObjectFileBase &elf, const HostInterface &interface,
                        HostObject &host) {
  llvm::StringSet<> imported;
  for (const std::string &function : interface.functions)
    imported.insert(function);
  // Whether something defines what the objects do not.
  auto isOffered = [&](StringRef name) {
    return name == interface.module || name == "_GLOBAL_OFFSET_TABLE_" ||
           llvm::is_contained(offeredFunctions, name) || imported.contains(name);
  };
  for (const llvm::object::ELFSymbolRef symbol : elf.symbols()) {
    llvm::Expected<StringRef> name = symbol.getName();
    llvm::Expected<std::uint32_t> flags = symbol.getFlags();
    if (!name || !flags)
      return llvm::joinErrors(name.takeError(), flags.takeError());
    if (symbol.getELFType() == ELF::STT_GNU_IFUNC)
      return makeError("--link: \"" + *name +
                       "\" is chosen when a program starts, which executables do not do");
    if (*name == "__gnu_lto_slim")
      return makeError("--link: the objects have no code yet; compile them without -flto");
    if (*flags & llvm::object::SymbolRef::SF_Common)
      return makeError("--link: \"" + *name +
                       "\" could be defined by any of the objects; compile them with -fno-common");
    if (!(*flags & llvm::object::SymbolRef::SF_Undefined)) {
      if (imported.contains(*name) && symbol.getBinding() != ELF::STB_LOCAL)
        host.functions.push_back(name->str());
      continue;
    }
    host.usesModule |= *name == interface.module;
    if (!name->empty() && !isOffered(*name))
      return makeError("--link: nothing defines \"" + *name +
                       "\"; the objects are linked with one another, but not with a C library");
  }
  llvm::sort(host.functions);
  return llvm::Error::success();
}

/// Makes all but the functions local, and renames the sections of code.
llvm::Expected<Bytes> hide(ELFObjectFileBase &elf, const HostInterface &interface) {
  namespace objcopy = llvm::objcopy;
  auto ignore = [](llvm::Error error) { return error; };
  objcopy::CommonConfig config;
  auto add = [&](objcopy::NameMatcher &matcher, StringRef name) {
    return matcher.addMatcher(
        objcopy::NameOrPattern::create(name, objcopy::MatchStyle::Literal, ignore));
  };
  // A matcher of no names matches none, but means that nothing is to be made local.
  if (llvm::Error error = add(config.SymbolsToKeepGlobal, interface.module))
    return error;
  for (const std::string &function : interface.functions)
    if (llvm::Error error = add(config.SymbolsToKeepGlobal, function))
      return error;
  // Nothing is thrown through the host's functions.
  for (StringRef name : {".eh_frame", ".gcc_except_table", ".llvm_addrsig"})
    if (llvm::Error error = add(config.ToRemove, name))
      return error;
  if (llvm::Error error = config.ToRemove.addMatcher(objcopy::NameOrPattern::create(
          ".gcc_except_table.*", objcopy::MatchStyle::Wildcard, ignore)))
    return error;
  llvm::StringSet<> names; // StringRefs in the configuration point to these
  for (const llvm::object::ELFSectionRef section : elf.sections()) {
    llvm::Expected<StringRef> name = section.getName();
    if (!name)
      return name.takeError();
    if (llvm::Error error = checkSection(section, *name))
      return error;
    if (!(section.getFlags() & ELF::SHF_EXECINSTR))
      continue;
    StringRef renamed = names.insert((".text.sinter.host." + *name).str()).first->getKey();
    config.SectionsToRename[*name] = {*name, renamed, std::nullopt};
  }
  Bytes bytes;
  llvm::raw_svector_ostream out(bytes);
  if (llvm::Error error =
          objcopy::elf::executeObjcopyOnBinary(config, objcopy::ELFConfig(), elf, out)) {
    const std::string text = llvm::toString(std::move(error));
    StringRef message = text;
    message.consume_front("'': "); // the name of a file
    return makeError("--link: " + message);
  }
  return bytes;
}

} // namespace

llvm::Expected<HostObject> makeHostObject(llvm::ArrayRef<llvm::MemoryBufferRef> files,
                                          const targets::Target &target,
                                          const HostInterface &interface) {
  FileChecker checker(target);
  for (const llvm::MemoryBufferRef &file : files)
    if (llvm::Error error = checker.check(file))
      return error;
  llvm::Expected<Bytes> combined = combine(files, target, interface.functions);
  if (!combined)
    return combined.takeError();
  llvm::Expected<std::unique_ptr<llvm::object::ObjectFile>> file =
      llvm::object::ObjectFile::createELFObjectFile(
          {StringRef(combined->data(), combined->size()), "host"});
  if (!file)
    return makeError("linking: " + llvm::toString(file.takeError()));
  auto &elf = llvm::cast<ELFObjectFileBase>(**file);
  HostObject host;
  if (llvm::Error error = readSymbols(elf, interface, host))
    return error;
  llvm::Expected<Bytes> bytes = hide(elf, interface);
  if (!bytes)
    return bytes.takeError();
  host.bytes = std::move(*bytes);
  return host;
}

} // namespace sinter::codegen

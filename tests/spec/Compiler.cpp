// Compiler.cpp - Sinter's pipeline in this process and thread.
#include "Compiler.h"

#include "codegen/FirstError.h"

#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace sinter::spec {

bool Definition::needsGc() const { return StringRef(refusal).contains("needs proposal 'gc'"); }

Definition readDefinition(const std::string &path) {
  Definition definition;
  ErrorOr<std::unique_ptr<MemoryBuffer>> file =
      MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!file) {
    definition.refusal = file.getError().message();
    return definition;
  }
  definition.bytes = std::move(*file);
  Expected<frontend::Module> module = frontend::decode(*definition.bytes);
  if (!module) {
    definition.refusal = toString(module.takeError());
    return definition;
  }
  Expected<frontend::ValidModule> valid = frontend::validate(std::move(*module));
  if (valid)
    definition.module.emplace(std::move(*valid));
  else
    definition.refusal = toString(valid.takeError());
  return definition;
}

Compiler::Compiler(const Configuration &configuration, std::string server)
    : configuration(configuration), server(std::move(server)) {}

Expected<codegen::Bytes> Compiler::makeObject(const lowering::Program &program,
                                              unsigned partition) {
  LLVMContext context;
  std::string error;
  context.setDiagnosticHandler(std::make_unique<codegen::FirstError>(error));
  std::unique_ptr<llvm::Module> module =
      lowering::lower(program, partition, *configuration.target, context);
  codegen::optimize(*module, *machine, configuration.level);
  if (!error.empty())
    return frontend::makeError(error);
  return codegen::emit(*module, *machine, codegen::CodeKind::Object);
}

Error Compiler::compile(const frontend::ValidModule &module, StringRef path) {
  if (!machine) {
    Expected<codegen::Processor> processor =
        codegen::resolveProcessor(*configuration.target, "", "");
    if (!processor)
      return processor.takeError();
    machine = codegen::createTargetMachine(*configuration.target, *processor, configuration.level);
  }
  const bool isStatic = configuration.mode == Mode::Static;
  lowering::Options options;
  options.model = isStatic ? lowering::Model::Static : lowering::Model::Context;
  options.bounds = configuration.bounds;
  options.isInterruptible = configuration.isInterruptible;
  options.isMetered = configuration.isMetered;
  options.isOptimizing = configuration.level != codegen::OptLevel::O0;
  const bool isServing = isStatic && !server.empty();
  if (isServing) {
    options.unknownImports = lowering::UnknownImports::Zero; // all that spectest's functions do
    options.servesExports = true;
  }
  constexpr unsigned maxPartitions = 16;
  Expected<lowering::Program> program = lowering::link(module, options, maxPartitions);
  if (!program)
    return program.takeError();
  std::vector<codegen::Bytes> parts;
  for (unsigned i = 0; i != program->partitions().size(); ++i) {
    Expected<codegen::Bytes> object = makeObject(*program, i);
    if (!object)
      return object.takeError();
    parts.push_back(std::move(*object));
  }

  std::vector<MemoryBufferRef> objects;
  for (const codegen::Bytes &part : parts)
    objects.push_back({StringRef(part.data(), part.size()), "module"});
  if (isServing && !serverBytes) {
    ErrorOr<std::unique_ptr<MemoryBuffer>> file = MemoryBuffer::getFile(server);
    if (!file)
      return frontend::makeError(server + ": " + file.getError().message());
    serverBytes = std::move(*file);
  }
  if (isServing)
    objects.push_back(*serverBytes);
  codegen::LinkOptions linkOptions{.hasExceptions = module.facts().usesExceptions};
  Expected<codegen::Bytes> image =
      isStatic ? codegen::link(objects, *configuration.target, linkOptions)
               : codegen::linkShared(objects, *configuration.target, linkOptions);
  if (!image)
    return image.takeError();

  std::error_code error;
  raw_fd_ostream file(path, error, sys::fs::CD_CreateAlways, sys::fs::FA_Write, sys::fs::OF_None);
  if (!error) {
    file.write(image->data(), image->size());
    file.close();
    error = file.error();
    file.clear_error();
  }
  if (!error)
    error = sys::fs::setPermissions(path, sys::fs::all_read | sys::fs::owner_all);
  return error ? frontend::makeError(path + ": " + error.message()) : Error::success();
}

} // namespace sinter::spec

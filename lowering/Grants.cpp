// Grants.cpp - what a program may use of the machine, as constants for its start-up.
//
// The runtime library prepares nothing that the program has no use for: which steps start-up takes
// is decided here, from the grants and from the functions that the program can call, and the code
// of the other steps is not linked. A program that cannot name a file has no code that could open
// one.
#include "lowering/ModuleLowering.h"

using namespace llvm;

namespace sinter::lowering {

std::vector<StringRef> linkedWasiFunctions(const Program &program) {
  std::vector<StringRef> names;
  std::uint32_t function = 0; // index of the next imported one
  for (const frontend::Import &import : program.module()->imports) {
    if (import.kind != frontend::ExternalKind::Function)
      continue;
    const Program::FunctionIndex index{function++};
    if (program.isReachable(index) && program.provider(index).kind == ImportProvider::Wasi)
      names.push_back(import.name);
  }
  llvm::sort(names);
  names.erase(llvm::unique(names), names.end());
  return names;
}

static bool hasPrefix(ArrayRef<StringRef> names, StringRef prefix) {
  return any_of(names, [&](StringRef name) { return name.starts_with(prefix); });
}

/// A function of the runtime library that start-up calls.
Constant *StaticLowering::startFunction(StringRef name) {
  FunctionCallee callee =
      result->getOrInsertFunction(name, FunctionType::get(Type::getVoidTy(context), false));
  auto *function = cast<Function>(callee.getCallee());
  function->setVisibility(GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  return function;
}

/// void (void): what prepares the counters of a program that counts, around what prepares WASI.
/// The first step hides the variable that names the file, the second opens it, when nothing else
/// can fail any more.
Constant *StaticLowering::countingStart(Constant *wasiStart) {
  auto *start = Function::Create(FunctionType::get(Type::getVoidTy(context), false),
                                 GlobalValue::InternalLinkage, "sinter.start_counting", *result);
  start->addFnAttr(Attribute::NoUnwind);
  IRBuilder<> builder(BasicBlock::Create(context, "", start));
  FunctionCallee name = result->getOrInsertFunction(
      "sinter_profile_name",
      FunctionType::get(builder.getVoidTy(), {builder.getPtrTy(), builder.getInt32Ty()}, false));
  cast<Function>(name.getCallee())->setVisibility(GlobalValue::HiddenVisibility);
  cast<Function>(name.getCallee())->setDSOLocal(true);
  builder.CreateCall(name, {string(*program.options().profileOutput),
                            builder.getInt32(program.options().grants.isSealed)});
  FunctionType *step = FunctionType::get(builder.getVoidTy(), false);
  if (!wasiStart->isNullValue())
    builder.CreateCall(step, wasiStart);
  builder.CreateCall(step, startFunction("sinter_profile_open"));
  builder.CreateRetVoid();
  return start;
}

/// What prepares WASI, if any of its functions can be reached.
Constant *StaticLowering::wasiStart() {
  if (linkedWasiFunctions(program).empty())
    return ConstantPointerNull::get(PointerType::getUnqual(context));
  return startFunction("sinter_wasi_start");
}

/// --env, and the number of sockets, as systemd's socket activation tells it.
static std::vector<std::string> variables(const Grants &grants) {
  std::vector<std::string> env = grants.env;
  auto tellsNumber = [](StringRef variable) { return variable.starts_with("LISTEN_FDS="); };
  if (!grants.listeners.empty() && none_of(env, tellsNumber))
    env.push_back("LISTEN_FDS=" + std::to_string(grants.listeners.size()));
  return env;
}

/// The order decides the numbers of descriptors: sockets come before directories.
Constant *StaticLowering::emitSteps() {
  const Grants &grants = program.options().grants;
  const std::vector<StringRef> names = linkedWasiFunctions(program);
  const bool usesDirectories = hasPrefix(names, "path_") || hasPrefix(names, "fd_prestat_") ||
                               hasPrefix(names, "fd_readdir");
  const bool readsEnv = hasPrefix(names, "environ_");
  const bool writes = hasPrefix(names, "fd_write") || hasPrefix(names, "fd_pwrite") ||
                      hasPrefix(names, "sock_send") || hasPrefix(names, "fd_allocate") ||
                      hasPrefix(names, "fd_filestat_set_size");
  std::vector<Constant *> steps;
  auto addIf = [&](bool isNeeded, StringRef name) {
    if (isNeeded && !names.empty())
      steps.push_back(startFunction(name));
  };
  addIf(!grants.hasStdin || !grants.hasStdout, "sinter_wasi_replace_streams");
  addIf(!grants.listeners.empty(), "sinter_wasi_open_listeners");
  addIf(!grants.preopens.empty(), "sinter_wasi_open_preopens");
  addIf(usesDirectories && !grants.isSealed, "sinter_wasi_add_preopens");
  addIf(readsEnv && (grants.inheritsEnv || !variables(grants).empty()),
        "sinter_wasi_make_environment");
  addIf(readsEnv && !grants.isSealed, "sinter_wasi_add_variables");
  addIf(writes, "sinter_wasi_ignore_signals");
  Type *ptr = PointerType::getUnqual(context);
  steps.push_back(ConstantPointerNull::get(cast<PointerType>(ptr)));
  return array(ptr, steps, "sinter.steps");
}

Constant *StaticLowering::emitPreopens() {
  std::vector<Constant *> preopens;
  for (const Preopen &preopen : program.options().grants.preopens)
    preopens.push_back(ConstantStruct::get(
        records.preopen, {string(preopen.host), string(preopen.guest),
                          ConstantInt::get(Type::getInt64Ty(context), preopen.isReadOnly)}));
  return array(records.preopen, preopens, "sinter.preopens");
}

Constant *StaticLowering::emitListeners() {
  std::vector<Constant *> listeners;
  for (const Listener &listener : program.options().grants.listeners)
    listeners.push_back(ConstantStruct::get(
        records.listener, {string(listener.text), string(listener.address),
                           ConstantInt::get(Type::getInt64Ty(context), listener.address.size())}));
  return array(records.listener, listeners, "sinter.listeners");
}

Constant *StaticLowering::emitEnv(ArrayRef<std::string> variables) {
  std::vector<Constant *> env;
  for (const std::string &variable : variables)
    env.push_back(string(variable));
  return array(PointerType::getUnqual(context), env, "sinter.env");
}

Constant *StaticLowering::emitGrants() {
  auto i64 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt64Ty(context), value);
  };
  auto i32 = [&](std::uint64_t value) {
    return ConstantInt::get(Type::getInt32Ty(context), value);
  };
  const Grants &grants = program.options().grants;
  const std::vector<std::string> env = variables(grants);
  Constant *argv0 = ConstantPointerNull::get(PointerType::getUnqual(context));
  if (grants.argv0)
    argv0 = string(*grants.argv0);
  Constant *fields[] = {
      emitPreopens(),
      i64(grants.preopens.size()),
      emitListeners(),
      i64(grants.listeners.size()),
      emitEnv(env),
      i64(env.size()),
      argv0,
      i32(grants.inheritsEnv),
      i32(grants.hasStdin),
      i32(grants.hasStdout),
      i32(grants.isSealed),
      i32(static_cast<std::uint32_t>(grants.lockdown)),
      i32(0),
      emitSteps(),
  };
  return array(records.grants, {ConstantStruct::get(records.grants, fields)}, "sinter.grants");
}

} // namespace sinter::lowering

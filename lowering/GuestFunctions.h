// GuestFunctions.h - the LLVM functions of wasm functions, declared on demand.
#pragma once

#include "lowering/Abi.h"
#include "lowering/Lowering.h"

#include "llvm/ADT/DenseMap.h"

namespace sinter::lowering {

/// Metadata that tells linear memory from the instance's own state: they never overlap.
struct AliasTags {
  explicit AliasTags(llvm::LLVMContext &context);
  llvm::MDNode *memory;
  llvm::MDNode *instance;
};

class GuestFunctions {
public:
  /// `instanceSize`: of what the hidden argument points to, bytes; 0 in the static model.
  GuestFunctions(const Program &program, llvm::Module &llvmModule, const Abi &abi,
                 std::uint64_t instanceSize)
      : program(program), llvmModule(llvmModule), abi(abi), instanceSize(instanceSize) {}

  /// The function that compiles `index`: of another partition unless something gives it a body.
  llvm::Function *get(frontend::FunctionIndex index);
  /// The same, if it has been asked for or created before; else null.
  llvm::Function *find(frontend::FunctionIndex index) const {
    return functions.lookup(index.value);
  }
  /// Says of an argument that it is the instance (context model).
  void describeInstance(llvm::Argument &argument) const;
  /// Creates the function with that linkage, which find() and get() then return.
  llvm::Function *create(frontend::FunctionIndex index, llvm::GlobalValue::LinkageTypes linkage);

private:
  const Program &program;
  llvm::Module &llvmModule;
  const Abi &abi;
  std::uint64_t instanceSize;
  llvm::DenseMap<std::uint32_t, llvm::Function *> functions;
};

/// Makes the function's frame touch its pages in order, so that it cannot jump the guard region of
/// the stack: for all that runs on that stack.
void probeStack(llvm::Function &function);
/// What every function of guest code has, whatever it is compiled from: convention and attributes.
void setGuestAttributes(llvm::Function &function, const Abi &abi);

} // namespace sinter::lowering

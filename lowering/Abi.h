// Abi.h - wasm signatures as LLVM function types, and how values travel through them.
#pragma once

#include "frontend/ValidModule.h"
#include "targets/Target.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace sinter::lowering {

/// The LLVM type of a wasm value: references are pointers.
llvm::Type *toLlvm(llvm::LLVMContext &context, frontend::ValueType type);

/// How functions of one module call each other.
///
/// Parameters are passed as they are, and up to two results are returned as they are; further
/// results pass through a buffer, written just before the return and read right after the call, so
/// that no call ever needs a hidden result pointer (which a tail call could not forward).
///
/// In modules with tail calls no argument is passed on the stack: what does not fit in registers
/// passes through a second buffer, written just before the call and read at entry. Caller and
/// callee then always agree on the (empty) stack area. The convention is `tailcc`. (LLVM 22 drops
/// the stores of stack arguments on x86-64 where both areas have the same size.) Where LLVM has no
/// such convention (TailCalls::Registers), every function of such a module also has the same
/// parameters, which `musttail` asks for: as many i64, then double, as travel in registers.
class Abi {
public:
  Abi(llvm::Module &module, const targets::Target &target, bool usesTailCalls, bool definesBuffers,
      bool isSinglePartition);

  llvm::FunctionType *functionType(const frontend::FunctionType &type) const;
  llvm::CallingConv::ID callingConvention() const { return convention; }

  /// Calls `callee`; leaves the wasm results in `results`.
  void call(llvm::IRBuilder<> &builder, const frontend::FunctionType &type, llvm::Value *callee,
            llvm::ArrayRef<llvm::Value *> arguments,
            llvm::SmallVectorImpl<llvm::Value *> &results) const;
  /// Calls `callee` in constant stack and returns what it returns. Ends the block.
  void tailCall(llvm::IRBuilder<> &builder, const frontend::FunctionType &type, llvm::Value *callee,
                llvm::ArrayRef<llvm::Value *> arguments) const;
  /// The wasm parameters of `function`, read at the builder's position in its entry block.
  void params(llvm::IRBuilder<> &builder, const frontend::FunctionType &type,
              llvm::Function *function, llvm::SmallVectorImpl<llvm::Value *> &values) const;
  /// Returns `results`. Ends the block.
  void ret(llvm::IRBuilder<> &builder, llvm::ArrayRef<llvm::Value *> results) const;

private:
  static constexpr unsigned directResults = 2;

  /// Where a parameter travels.
  struct Slot {
    enum Kind : std::uint8_t { Argument, Buffer } kind = Argument;
    unsigned index = 0; // of the LLVM function's argument, or in the buffer
  };
  std::vector<Slot> slotsOf(const frontend::FunctionType &type) const;
  llvm::SmallVector<llvm::Type *, 8> argumentTypes(const frontend::FunctionType &type) const;

  llvm::CallInst *createCall(llvm::IRBuilder<> &builder, const frontend::FunctionType &type,
                             llvm::Value *callee, llvm::ArrayRef<llvm::Value *> arguments) const;
  llvm::Value *address(llvm::IRBuilder<> &builder, llvm::GlobalVariable *buffer,
                       unsigned index) const;

  llvm::LLVMContext &context;
  llvm::CallingConv::ID convention;
  bool isRestricted; // to registers
  bool isUniform;    // all functions have the same parameters
  unsigned maxIntegers, maxFloats;
  llvm::GlobalVariable *resultBuffer;
  llvm::GlobalVariable *argumentBuffer;
};

} // namespace sinter::lowering

// Abi.h - wasm signatures as LLVM function types, and how values travel through them.
#pragma once

#include "frontend/ValidModule.h"
#include "targets/Target.h"

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace sinter::lowering {

/// The LLVM type of a wasm value: references are pointers, v128 is <2 x i64> whatever its lanes.
llvm::Type *toLlvm(llvm::LLVMContext &context, frontend::ValueType type);
/// The v128 of these bytes, lane 0 first.
llvm::Constant *vectorConstant(llvm::LLVMContext &context,
                               const std::array<std::uint8_t, 16> &bytes);

/// A function to call.
struct Callee {
  llvm::Value *code;
  /// What it gets as hidden first argument; null in the static model.
  llvm::Value *instance = nullptr;
  /// The code may be a stub that traps at its return address, which tells the calls apart.
  bool mayTrap = false;
};

/// The argument of `function` that points to the instance it runs in, or null (static model). What
/// it points to begins as struct sinter_instance does.
llvm::Argument *instanceArgument(llvm::Function &function);
/// Makes it so.
void markInstanceArgument(llvm::Argument &argument);

/// How functions of one module call each other; in the context model, those of all modules.
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
/// parameters, which `musttail` asks for: as many i64, then double, as travel in registers; a v128
/// is two i64 there, also as a result, whose two registers it fills, so that code with and without
/// vector instructions agrees. Elsewhere a v128 travels in a float register. In the
/// context model every module is compiled as if it had tail calls, and the instance travels in
/// front.
class Abi {
public:
  Abi(llvm::Module &module, const targets::Target &target, bool hasInstance, bool usesTailCalls,
      bool definesBuffers, bool isSinglePartition);

  llvm::FunctionType *functionType(const frontend::FunctionType &type) const;
  llvm::CallingConv::ID callingConvention() const { return convention; }

  /// Calls `callee`; leaves the wasm results in `results`. An exception goes to the landing pad
  /// `unwind`, or, if that is null, to the caller of the calling function.
  void call(llvm::IRBuilder<> &builder, const frontend::FunctionType &type, Callee callee,
            llvm::ArrayRef<llvm::Value *> arguments, llvm::SmallVectorImpl<llvm::Value *> &results,
            llvm::BasicBlock *unwind = nullptr) const;
  /// The program's buffers, for who must know what they hold. Static model only.
  std::array<llvm::GlobalVariable *, 2> buffers() const { return {argumentBuffer, resultBuffer}; }
  /// Calls `callee` in constant stack and returns what it returns. Ends the block.
  void tailCall(llvm::IRBuilder<> &builder, const frontend::FunctionType &type, Callee callee,
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
    unsigned index = 0; // of the LLVM function's (first) argument, or in the buffer
  };
  std::vector<Slot> slotsOf(const frontend::FunctionType &type) const;
  /// How many results of these types are returned as they are.
  std::size_t directCount(llvm::ArrayRef<llvm::Type *> results) const;
  llvm::SmallVector<llvm::Type *, 8> argumentTypes(const frontend::FunctionType &type) const;

  /// A call, or, with a landing pad to go to, an invoke, with the builder behind it.
  llvm::CallBase *createCall(llvm::IRBuilder<> &builder, const frontend::FunctionType &type,
                             Callee callee, llvm::ArrayRef<llvm::Value *> arguments,
                             llvm::BasicBlock *unwind) const;
  /// The address of a slot of a buffer: of the program's, or of the current instance's store.
  enum class Buffer : std::uint8_t { Arguments, Results };
  llvm::Value *address(llvm::IRBuilder<> &builder, Buffer buffer, unsigned index) const;

  llvm::LLVMContext &context;
  llvm::CallingConv::ID convention;
  bool hasInstance;
  bool isRestricted;                            // to registers
  bool isUniform;                               // all functions have the same parameters
  unsigned maxIntegers, maxFloats;              // the instance not counted
  llvm::GlobalVariable *resultBuffer = nullptr; // static model only
  llvm::GlobalVariable *argumentBuffer = nullptr;
};

} // namespace sinter::lowering

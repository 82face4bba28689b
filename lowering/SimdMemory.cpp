// SimdMemory.cpp - vector loads and stores: whole, widening, splatting, of one lane.
//
// Every access goes through MemoryAccess, with the number of bytes that it touches. What is
// narrower than a vector is loaded as the lanes that it is made of.
// https://webassembly.github.io/spec/core/exec/instructions.html#memory-instructions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

using enum Shape;

/// Loads half a vector of narrow lanes and widens each to a lane of `shape`.
void FunctionLowering::loadExtend(const Instruction &inst, Shape shape, bool isSigned) {
  auto *wide = cast<FixedVectorType>(vectorType(shape));
  Type *narrow = VectorType::getTruncatedElementVectorType(wide);
  Value *lanes = loadFrom(inst, pop(), narrow);
  pushVector(isSigned ? builder.CreateSExt(lanes, wide) : builder.CreateZExt(lanes, wide));
}

void FunctionLowering::loadSplat(const Instruction &inst, Shape shape) {
  auto *type = cast<FixedVectorType>(vectorType(shape));
  Value *lane = loadFrom(inst, pop(), type->getElementType());
  pushVector(builder.CreateVectorSplat(type->getNumElements(), lane));
}

void FunctionLowering::loadZero(const Instruction &inst, Shape shape) {
  auto *type = cast<FixedVectorType>(vectorType(shape));
  Value *lane = loadFrom(inst, pop(), type->getElementType());
  pushVector(builder.CreateInsertElement(Constant::getNullValue(type), lane, std::uint64_t(0)));
}

void FunctionLowering::loadLane(const Instruction &inst, Shape shape) {
  Value *vector = popVector(shape);
  Type *laneType = vector->getType()->getScalarType();
  Value *lane = loadFrom(inst, pop(), laneType);
  pushVector(builder.CreateInsertElement(vector, lane, std::uint64_t(inst.lane)));
}

void FunctionLowering::storeLane(const Instruction &inst, Shape shape) {
  Value *lane = builder.CreateExtractElement(popVector(shape), std::uint64_t(inst.lane));
  push(lane);
  store(inst, lane->getType());
}

void FunctionLowering::lowerV128Load(const Instruction &inst) {
  push(loadFrom(inst, pop(), vectorType(I64x2)));
}
void FunctionLowering::lowerV128Store(const Instruction &inst) { store(inst, vectorType(I64x2)); }

void FunctionLowering::lowerV128Load8x8S(const Instruction &inst) { loadExtend(inst, I16x8, true); }
void FunctionLowering::lowerV128Load8x8U(const Instruction &inst) {
  loadExtend(inst, I16x8, false);
}
void FunctionLowering::lowerV128Load16x4S(const Instruction &inst) {
  loadExtend(inst, I32x4, true);
}
void FunctionLowering::lowerV128Load16x4U(const Instruction &inst) {
  loadExtend(inst, I32x4, false);
}
void FunctionLowering::lowerV128Load32x2S(const Instruction &inst) {
  loadExtend(inst, I64x2, true);
}
void FunctionLowering::lowerV128Load32x2U(const Instruction &inst) {
  loadExtend(inst, I64x2, false);
}

void FunctionLowering::lowerV128Load8Splat(const Instruction &inst) { loadSplat(inst, I8x16); }
void FunctionLowering::lowerV128Load16Splat(const Instruction &inst) { loadSplat(inst, I16x8); }
void FunctionLowering::lowerV128Load32Splat(const Instruction &inst) { loadSplat(inst, I32x4); }
void FunctionLowering::lowerV128Load64Splat(const Instruction &inst) { loadSplat(inst, I64x2); }

void FunctionLowering::lowerV128Load32Zero(const Instruction &inst) { loadZero(inst, I32x4); }
void FunctionLowering::lowerV128Load64Zero(const Instruction &inst) { loadZero(inst, I64x2); }

void FunctionLowering::lowerV128Load8Lane(const Instruction &inst) { loadLane(inst, I8x16); }
void FunctionLowering::lowerV128Load16Lane(const Instruction &inst) { loadLane(inst, I16x8); }
void FunctionLowering::lowerV128Load32Lane(const Instruction &inst) { loadLane(inst, I32x4); }
void FunctionLowering::lowerV128Load64Lane(const Instruction &inst) { loadLane(inst, I64x2); }

void FunctionLowering::lowerV128Store8Lane(const Instruction &inst) { storeLane(inst, I8x16); }
void FunctionLowering::lowerV128Store16Lane(const Instruction &inst) { storeLane(inst, I16x8); }
void FunctionLowering::lowerV128Store32Lane(const Instruction &inst) { storeLane(inst, I32x4); }
void FunctionLowering::lowerV128Store64Lane(const Instruction &inst) { storeLane(inst, I64x2); }

} // namespace sinter::lowering

// TypeReader.h - reads the types that sections and instructions share.
//
// https://webassembly.github.io/spec/core/binary/types.html
#pragma once

#include "frontend/ByteReader.h"
#include "frontend/Instruction.h"
#include "frontend/Opcode.h"
#include "frontend/Types.h"

namespace sinter::frontend {

// Each of these fails in the reader, at the type's first byte, on an encoding that is malformed or
// belongs to a later proposal. The result then means nothing.
ValueType readValueType(ByteReader &in);
ValueType readReferenceType(ByteReader &in);
HeapType readHeapType(ByteReader &in);
BlockType readBlockType(ByteReader &in);
GlobalType readGlobalType(ByteReader &in);
TableType readTableType(ByteReader &in);
MemoryType readMemoryType(ByteReader &in);
TagType readTagType(ByteReader &in);

} // namespace sinter::frontend

// FirstError.h - LLVM's first error as text, instead of on stderr and out of the process.
#pragma once

#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace sinter::codegen {

/// Handler of one LLVMContext. Writes into `message`, which outlives it, what the first error says;
/// warnings and remarks are dropped.
struct FirstError : llvm::DiagnosticHandler {
  explicit FirstError(std::string &message) : message(message) {}

  bool handleDiagnostics(const llvm::DiagnosticInfo &info) override {
    if (info.getSeverity() == llvm::DS_Error && message.empty()) {
      llvm::raw_string_ostream os(message);
      llvm::DiagnosticPrinterRawOStream printer(os);
      info.print(printer);
    }
    return true;
  }

  std::string &message;
};

} // namespace sinter::codegen

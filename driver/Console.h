// Console.h - everything the driver says: results on standard output, one-line errors on stderr.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

#include <string>

namespace sinter::driver {

/// The exit status of every failure of sinter itself; main() makes it runFailureStatus for `run`.
constexpr int failureStatus = 1;

/// Prints `sinter: error: …`, always one line. Returns failureStatus.
int fail(llvm::Error error);

/// Prints `app.wasm:0x2f: error: …`, or without a position `app.wasm: error: …`.
int failInput(llvm::StringRef input, llvm::Error error);

/// What an errno means, as an error; behind what was tried, if that is said.
llvm::Error systemError(int error);
llvm::Error systemError(const llvm::Twine &what, int error);

/// The text of an error, without what `fail` puts before it.
std::string messageOf(llvm::Error error);

/// A text of somebody else's as a part of a line: file names and messages may have control
/// characters, which become spaces or \xNN, so that no terminal obeys them.
std::string printable(llvm::StringRef text);

/// Prints a line of -v: `sinter: …`.
void note(const llvm::Twine &text);

/// Writes a command's result to standard output. Returns the exit status: a full disk is an error.
int print(llvm::StringRef text);

/// `write` until everything is written. Returns errno, or 0.
int writeAll(int descriptor, llvm::StringRef bytes);

/// Makes LLVM's fatal errors and failed allocations one line and an exit status, not an abort.
template <int status = failureStatus>
void installFatalErrorHandlers();

} // namespace sinter::driver

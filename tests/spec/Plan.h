// Plan.h - a script turned into requests to the processes that execute it, and their answers
// judged.
//
// Planning compiles the script's modules and settles whatever needs no execution. The rest is
// requests, one line of text each, which the executing side answers with one line each: a host of
// shared objects (execute.cpp), or the executable itself (serve.c).
//
//   new I PATH                instantiate the shared object as instance number I
//   register I xNAME          make its exports importable
//   call I xNAME SLOT...      call an export; every argument is a slot of 16 bytes
//   try I xNAME SLOT...       the same, expected not to return
//   get I xNAME               read a global
//   skip                      nothing
//
// Names and slots are hex digits. Answers:
//
//   ok SLOT...                             it returned these
//   trap: TEXT, or sinter: trap: TEXT...   it trapped; executables word it as they do for users
//   exception, or sinter: uncaught exception...
//   unknown import, incompatible import type
//   anything else is a failure
#pragma once

#include "Compiler.h"
#include "Script.h"

namespace sinter::spec {

enum class Verdict : std::uint8_t {
  Passed,
  Failed,
  Text,   // not applicable: the module is in the text format
  Gc,     // not supported yet
  Linked, // not applicable: executables are not linked with other instances
};

struct Outcome {
  Verdict verdict;
  std::string message;    // of a failure
  bool isRefusal = false; // Gc: the command's own module was refused
};

struct Request {
  unsigned command; // index in the script
  std::string text;
};

/// What one process is asked.
struct Channel {
  std::string image; // the executable; empty for the host of shared objects
  std::vector<Request> requests;
};

struct Plan {
  /// By command; empty as long as an answer decides, and for what the configuration does not run.
  std::vector<std::optional<Outcome>> outcomes;
  std::vector<Channel> channels;
};

/// Compiles the script's modules into files of the existing directory.
Plan makePlan(const Script &script, const Configuration &configuration, Compiler &compiler,
              const std::string &directory);

/// What the answer to its request means for a command.
Outcome judge(const Command &command, llvm::StringRef answer);

} // namespace sinter::spec

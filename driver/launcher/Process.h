// Process.h - what launcher and compiler do to the process that becomes the program.
#pragma once

#include "driver/launcher/FileIdentity.h"

#include <climits>

namespace sinter::launcher {

/// The exit status of `sinter run` if Sinter fails; other statuses are the program's. `env` and
/// `timeout` use the same.
constexpr int runFailureStatus = 125;

/// Where the compiler is, relative to the directory of the launcher: in the build tree, and where
/// both are installed.
constexpr const char *compilerBesideLauncher = "../libexec/sinter/sinter-compile";

/// Opens /dev/null for standard streams that are closed: a file opened by Sinter could get their
/// number, and messages with it. They are closed again when the process executes something.
void fillStandardStreams();

/// The path of the running executable. False without /proc, or if it is too long.
bool ownPath(char (&path)[PATH_MAX]);

/// Finds a program that can be executed: a name on PATH, anything with a slash where it says. An
/// empty directory on PATH is none, also not the current one. False if there is no such program.
bool findProgram(const char *name, char (&path)[PATH_MAX]);

/// Becomes the executable behind a descriptor, with the process's environment; arguments end with
/// null. Returns only on failure, with errno.
int execute(int descriptor, const char *const *arguments);

} // namespace sinter::launcher

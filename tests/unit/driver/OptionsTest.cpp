// OptionsTest.cpp - from arguments to the commands' options.
#include "driver/Options.h"

#include <gtest/gtest.h>

using namespace sinter::driver;
using sinter::codegen::OptLevel;
using Arguments = std::vector<const char *>;

static BuildOptions parseBuild(Arguments arguments) {
  arguments.insert(arguments.begin(), {"build", "in.wasm"});
  llvm::Expected<Command> command = parseCommandLine(arguments);
  if (command && std::holds_alternative<BuildOptions>(*command))
    return std::get<BuildOptions>(*command);
  ADD_FAILURE() << (command ? "another command" : llvm::toString(command.takeError()));
  return {};
}

static std::string errorOf(const Arguments &arguments) {
  llvm::Expected<Command> command = parseCommandLine(arguments);
  return command ? "no error" : llvm::toString(command.takeError());
}

TEST(Options, HaveDefaultsThatDoNotDependOnTheMachine) {
  BuildOptions options = parseBuild({});
  EXPECT_EQ(options.input, "in.wasm");
  EXPECT_FALSE(options.output);
  EXPECT_EQ(options.target, "");
  EXPECT_EQ(options.cpu, "");
  EXPECT_EQ(options.features, "");
  EXPECT_EQ(options.level, OptLevel::O2);
  EXPECT_EQ(options.emit, Emit::Executable);
  EXPECT_EQ(options.program.stackSize, 8u << 20);
  EXPECT_EQ(options.program.bounds, sinter::lowering::Bounds::Guard);
  EXPECT_TRUE(options.isStripped);
}

TEST(Options, TakeEveryLevelAndTheLastOneCounts) {
  EXPECT_EQ(parseBuild({"-O0"}).level, OptLevel::O0);
  EXPECT_EQ(parseBuild({"-O1"}).level, OptLevel::O1);
  EXPECT_EQ(parseBuild({"-O2"}).level, OptLevel::O2);
  EXPECT_EQ(parseBuild({"-O3"}).level, OptLevel::O3);
  EXPECT_EQ(parseBuild({"-Os"}).level, OptLevel::Os);
  EXPECT_EQ(parseBuild({"-Oz"}).level, OptLevel::Oz);
  EXPECT_EQ(parseBuild({"-O3", "-Os"}).level, OptLevel::Os);
  EXPECT_EQ(parseBuild({"-Oz", "-Os", "-O0"}).level, OptLevel::O0);
}

TEST(Options, OfAllKindsCountTheLastTime) {
  EXPECT_EQ(parseBuild({"-o", "a", "-o", "b"}).output, "b");
  EXPECT_EQ(parseBuild({"--emit", "ir", "--emit=obj"}).emit, Emit::Object);
  EXPECT_EQ(parseBuild({"-j1", "-j", "3"}).jobs, 3u);
}

TEST(Options, RoundSizesToPages) {
  EXPECT_EQ(parseBuild({"--stack-size", "65537"}).program.stackSize, 2u << 16);
  EXPECT_EQ(parseBuild({"--stack-size", "64G"}).program.stackSize, std::uint64_t(64) << 30);
  EXPECT_EQ(parseBuild({"--max-memory", "131071"}).program.maxMemory, 1u << 16);
  EXPECT_EQ(parseBuild({"--max-memory=4194240K"}).program.maxMemory, std::uint64_t(65535) << 16);
  EXPECT_NE(errorOf({"build", "a.wasm", "--max-memory=4G"}).find("from 64K to 4194240K"),
            std::string::npos);
}

TEST(Options, CollectDirsAndEnv) {
  BuildOptions options =
      parseBuild({"--dir", "a", "--dir=b::/c:ro", "--env", "A=1", "--env", "B", "--env=A=2"});
  ASSERT_EQ(options.program.grants.preopens.size(), 2u);
  EXPECT_EQ(options.program.grants.preopens[0].guest, "a");
  EXPECT_EQ(options.program.grants.preopens[1].guest, "/c");
  EXPECT_TRUE(options.program.grants.preopens[1].isReadOnly);
  EXPECT_EQ(options.program.grants.env, (std::vector<std::string>{"B", "A=2"}));
  EXPECT_NE(errorOf({"build", "a.wasm", "--dir", "a", "--dir", "b::a"}).find("granted twice"),
            std::string::npos);
}

TEST(Options, GrantNothingByDefault) {
  const sinter::lowering::Grants grants = parseBuild({}).program.grants;
  EXPECT_TRUE(grants.preopens.empty() && grants.env.empty() && grants.listeners.empty());
  EXPECT_FALSE(grants.inheritsEnv || grants.isSealed || grants.argv0);
  EXPECT_TRUE(grants.hasStdin && grants.hasStdout);
  EXPECT_EQ(grants.lockdown, sinter::lowering::Lockdown::On);
}

TEST(Options, CollectGrants) {
  const sinter::lowering::Grants grants =
      parseBuild({"--inherit-env", "--argv0", "app", "--listen", "127.0.0.1:80", "--listen",
                  "[::1]:80", "--stdin", "none", "--stdout=none", "--sealed", "--lockdown",
                  "require"})
          .program.grants;
  EXPECT_TRUE(grants.inheritsEnv && grants.isSealed);
  EXPECT_FALSE(grants.hasStdin || grants.hasStdout);
  EXPECT_EQ(grants.argv0, "app");
  ASSERT_EQ(grants.listeners.size(), 2u);
  EXPECT_EQ(grants.listeners[1].text, "[::1]:80");
  EXPECT_EQ(grants.lockdown, sinter::lowering::Lockdown::Require);
  // The same address, written in two ways.
  EXPECT_NE(errorOf({"build", "a.wasm", "--listen", "[::1]:80", "--listen", "[0::1]:080"})
                .find("granted twice"),
            std::string::npos);
  EXPECT_NE(errorOf({"build", "a.wasm", "--stdin", "null"}).find("one of inherit, none"),
            std::string::npos);
}

// CLI11 takes "[a,b]" for a list, and options that may repeat for greedy ones.
TEST(Options, TakeValuesAsWritten) {
  EXPECT_EQ(parseBuild({"--dir", "[a,b]"}).program.grants.preopens.at(0).host, "[a,b]");
  EXPECT_EQ(parseBuild({"--features", "-a,+b"}).features, "-a,+b");
  EXPECT_EQ(parseBuild({"-o", "-"}).output, "-");
  EXPECT_NE(errorOf({"build", "a.wasm", "--dir", "a", "b"}).find("unexpected argument \"b\""),
            std::string::npos);
  EXPECT_NE(errorOf({"build", "--target=", "a.wasm"}).find("--target: a value is missing"),
            std::string::npos);
}

TEST(Options, LetAnInputBeCalledLikeACommand) {
  llvm::Expected<Command> command = parseCommandLine({"inspect", "targets"});
  ASSERT_TRUE(bool(command));
  EXPECT_EQ(std::get<InspectOptions>(*command).input, "targets");
}

TEST(Options, AfterTwoDashesAreInputs) {
  llvm::Expected<Command> command = parseCommandLine({"inspect", "--", "-v.wasm"});
  ASSERT_TRUE(bool(command));
  EXPECT_EQ(std::get<InspectOptions>(*command).input, "-v.wasm");
}

static CompareOptions parseComparison(Arguments arguments) {
  arguments.insert(arguments.begin(), {"compare", "in.wasm"});
  llvm::Expected<Command> command = parseCommandLine(arguments);
  if (command && std::holds_alternative<CompareOptions>(*command))
    return std::get<CompareOptions>(*command);
  ADD_FAILURE() << (command ? "another command" : llvm::toString(command.takeError()));
  return {};
}

TEST(Options, OfCompareAreItsOwnAndThoseOfRun) {
  using sinter::lowering::Bounds;
  CompareOptions standard = parseComparison({});
  EXPECT_EQ(standard.modes.size(), std::size(sinter::lowering::allBounds));
  EXPECT_EQ(standard.targets, std::vector{&sinter::targets::host()});
  EXPECT_FALSE(standard.runs);
  CompareOptions options = parseComparison({"--modes=none,guard", "--runs", "3", "--targets",
                                            "riscv64-linux", "-O3", "--env", "A=1", "--stdin=in"});
  EXPECT_EQ(options.modes, (std::vector{Bounds::None, Bounds::Guard}));
  EXPECT_EQ(options.runs, 3u);
  EXPECT_EQ(options.targets.front()->name, "riscv64-linux");
  EXPECT_EQ(options.standardInput, "in");
  EXPECT_EQ(options.build.level, OptLevel::O3);
  EXPECT_EQ(options.build.input, "in.wasm");
  EXPECT_EQ(options.build.program.grants.env, std::vector<std::string>{"A=1"});
  EXPECT_NE(errorOf({"compare", "a.wasm", "--bounds", "check"}), "no error");
  EXPECT_NE(errorOf({"compare", "a.wasm", "--emit", "ir"}), "no error");
}

TEST(Options, OfCompareEndWhereTheProgramsBegin) {
  CompareOptions options = parseComparison({"--runs", "2", "--", "--runs", "it's", ""});
  EXPECT_EQ(options.runs, 2u);
  EXPECT_EQ(options.arguments, (std::vector<std::string>{"--runs", "it's", ""}));
  EXPECT_EQ(options.command, "sinter compare in.wasm --runs 2 -- --runs 'it'\\''s' ''");
}

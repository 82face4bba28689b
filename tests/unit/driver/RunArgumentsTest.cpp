// RunArgumentsTest.cpp - the launcher understands the options of `run` as the real parser does.
#include "driver/launcher/RunArguments.h"

#include "driver/Options.h"

#include <gtest/gtest.h>

using namespace sinter::driver;
using namespace sinter::launcher;
using Arguments = std::vector<const char *>;

/// What the launcher sees: "name=value", "name" or "?", and the operands behind "|".
static std::string walk(const Arguments &arguments) {
  RunArguments reader(arguments.data(), arguments.size());
  std::string text;
  for (GivenOption given; reader.next(given);) {
    text += given.option ? given.option->name : "?";
    text += given.value ? std::string("=") + given.value + " " : " ";
  }
  text += "|";
  for (std::size_t i = reader.input(); i != arguments.size(); ++i)
    text += std::string(" ") + arguments[i];
  return text;
}

static RunOptions parseRun(Arguments &arguments) {
  arguments.insert(arguments.begin(), "run");
  llvm::Expected<Command> command = parseCommandLine(arguments);
  if (command && std::holds_alternative<RunOptions>(*command))
    return std::get<RunOptions>(*command);
  ADD_FAILURE() << (command ? "another command" : llvm::toString(command.takeError()));
  return {};
}

static std::string errorOf(const Arguments &arguments) {
  llvm::Expected<Command> command = parseCommandLine(arguments);
  return command ? "no error" : llvm::toString(command.takeError());
}

TEST(RunArguments, EndAtTheInput) {
  EXPECT_EQ(walk({}), "|");
  EXPECT_EQ(walk({"a.wasm"}), "| a.wasm");
  EXPECT_EQ(walk({"a.wasm", "-v", "--dir", "x"}), "| a.wasm -v --dir x");
  EXPECT_EQ(walk({"-v", "a.wasm", "--", "b"}), "-v | a.wasm -- b");
  EXPECT_EQ(walk({"--", "-v", "--"}), "| -v --");
  EXPECT_EQ(walk({"-v", "-", "x"}), "-v | - x");
  EXPECT_EQ(walk({"--dir"}), "--dir |");
  EXPECT_EQ(walk({""}), "| ");
}

TEST(RunArguments, AreTheSameHoweverTheyAreWritten) {
  for (const Arguments &arguments :
       {Arguments{"-O2", "--dir=a", "-v", "x"}, Arguments{"-O", "2", "--dir", "a", "-v", "x"}})
    EXPECT_EQ(walk(arguments), "-O=2 --dir=a -v | x");
  EXPECT_EQ(walk({"-vO2", "-vO", "3", "x"}), "-v -O=2 -v -O=3 | x");
  EXPECT_EQ(walk({"--dir", "--", "--env", "-v", "x"}), "--dir=-- --env=-v | x");
}

TEST(RunArguments, DoNotHideWhatTheParserRefuses) {
  EXPECT_EQ(walk({"--sealed=no", "x"}), "--sealed=no | x");
  EXPECT_EQ(walk({"--dir", "", "x"}), "--dir= | x");
  EXPECT_EQ(walk({"--dir=", "x"}), "?= | x");
  EXPECT_EQ(walk({"--target", "x"}), "? | x");
  EXPECT_EQ(walk({"-o", "x"}), "? | x");
  EXPECT_EQ(walk({"-vx", "y"}), "-v ? | y");
  EXPECT_NE(errorOf({"run", "--target", "x", "a"}).find("unknown option \"--target\""),
            std::string::npos);
  EXPECT_NE(errorOf({"run", "--sealed=no", "a"}).find("takes no value"), std::string::npos);
  EXPECT_NE(errorOf({"run", "-v"}).find("no input file; see `sinter run --help`"),
            std::string::npos);
}

TEST(RunArguments, GoToTheProgramBehindTheInput) {
  Arguments arguments = {"-vO3", "--dir", "-x", "--", "-a.wasm", "--", "-O0", "--nonsense"};
  RunOptions options = parseRun(arguments);
  EXPECT_TRUE(options.build.isVerbose);
  EXPECT_EQ(options.build.level, sinter::codegen::OptLevel::O3);
  EXPECT_EQ(options.build.program.grants.preopens.at(0).host, "-x");
  EXPECT_EQ(options.build.input, "-a.wasm");
  ASSERT_EQ(options.program.size(), 4u);
  EXPECT_STREQ(options.program.front(), "-a.wasm");
  EXPECT_STREQ(options.program.back(), "--nonsense");
  EXPECT_EQ(options.given.size(), 3u);
}

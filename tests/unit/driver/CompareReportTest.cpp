// CompareReportTest.cpp - figures as text, judging outputs, and the pieces of the page.
#include "driver/compare/Chart.h"
#include "driver/compare/Measure.h"

#include <gtest/gtest.h>

using namespace sinter::driver;
using sinter::lowering::Bounds;

TEST(CompareReport, FormatsFigures) {
  EXPECT_EQ(formatSeconds(1.23456), "1.235 s");
  EXPECT_EQ(formatSeconds(123.456), "123.5 s");
  EXPECT_EQ(formatSeconds(3661), "3661 s");
  EXPECT_EQ(formatSeconds(0.0123456), "12.35 ms");
  EXPECT_EQ(formatSeconds(0.00099999), "1.000 ms");
  EXPECT_EQ(formatSeconds(0.000123), "123.0 \u00b5s");
  EXPECT_EQ(formatSeconds(4.2e-9), "4.200 ns");
  EXPECT_EQ(formatSeconds(-0.002), "-2.000 ms");
  EXPECT_EQ(formatTick(0.0015), "1.5 ms");
  EXPECT_EQ(formatTick(2), "2 s");
  EXPECT_EQ(formatTick(0), "0");
  EXPECT_EQ(formatTick(0.2), "200 ms");
  EXPECT_EQ(formatBytes(1023), "1023 B");
  EXPECT_EQ(formatBytes(1536), "1.500 KiB");
  EXPECT_EQ(formatBytes(8.0 * (1u << 30)), "8.000 GiB");
  EXPECT_EQ(formatPercent(1.2634), "126.3 %");
  EXPECT_EQ(formatPercent(0.004), "0.4 %");
  EXPECT_EQ(formatCount(0), "0");
  EXPECT_EQ(formatCount(999), "999");
  EXPECT_EQ(formatCount(1234567), "1,234,567");
}

TEST(CompareReport, ChoosesRoundsThatFitIntoTheBudget) {
  EXPECT_EQ(chooseRounds(0), 50u);
  EXPECT_EQ(chooseRounds(2), 15u);
  EXPECT_EQ(chooseRounds(1000), 5u);
}

TEST(CompareReport, EscapesWhatHtmlWouldObey) {
  EXPECT_EQ(escapeHtml("<script>&\"'"), "&lt;script&gt;&amp;&quot;&#39;");
  EXPECT_EQ(escapeHtml("a\x1b[31m"), "a\u00b7[31m");
  EXPECT_EQ(escapeHtml("\xff"), "\ufffd");
}

TEST(CompareReport, AxesHaveAFewRoundTicks) {
  EXPECT_EQ(axisTicks({0, 10}), (std::vector<double>{0, 2.5, 5, 7.5, 10}));
  EXPECT_EQ(axisTicks({5, 5}), (std::vector<double>{5}));
  std::vector<double> ticks = axisTicks({0.91, 1.34});
  EXPECT_GE(ticks.size(), 2u);
  EXPECT_LE(ticks.size(), 6u);
  for (double tick : ticks)
    EXPECT_TRUE(0.91 <= tick && tick <= 1.34);
}

namespace {

Variant ran(Bounds mode, int exitStatus, const std::string &output,
            const std::string &errors = "") {
  Variant variant{.target = &sinter::targets::host(), .mode = mode};
  Outcome outcome;
  outcome.status = exitStatus << 8;
  auto fill = [](StreamContent &stream, const std::string &text) {
    stream.size = text.size();
    stream.head = text;
    std::ranges::copy(text.substr(0, 32), stream.hash.begin());
  };
  fill(outcome.output, output);
  fill(outcome.errors, errors);
  variant.outcome = outcome;
  return variant;
}

Comparison judged(std::vector<Variant> variants) {
  Comparison comparison;
  comparison.variants = std::move(variants);
  judgeAgreement(comparison);
  return comparison;
}

constexpr const char *trap = "sinter: trap: out of bounds memory access in function 1 at 0x20\n";

} // namespace

TEST(CompareReport, AgreesIfAllDidTheSame) {
  Comparison same = judged({ran(Bounds::Guard, 3, "x"), ran(Bounds::None, 3, "x")});
  EXPECT_EQ(same.agreement, Agreement::Full);
  EXPECT_TRUE(same.disagreements.empty());
  EXPECT_EQ(judged({ran(Bounds::Guard, 0, "x")}).agreement, Agreement::Undecided);
}

TEST(CompareReport, SaysInWhatModesDiffer) {
  Comparison output = judged({ran(Bounds::Check, 0, "abX"), ran(Bounds::Guard, 0, "abc")});
  EXPECT_EQ(output.agreement, Agreement::None);
  EXPECT_EQ(
      output.disagreements,
      (std::vector<std::string>{"between check and guard, standard output differs from byte 2 "
                                "on (3 and 3 bytes)"}));
  Comparison status = judged({ran(Bounds::Guard, 0, ""), ran(Bounds::None, 1, "")});
  EXPECT_EQ(status.agreement, Agreement::None);
  EXPECT_EQ(status.disagreements, (std::vector<std::string>{"none ends with exit status 1, guard "
                                                            "with exit status 0"}));
}

TEST(CompareReport, InexactModesMayDifferWhereTheOthersTrapOnMemory) {
  EXPECT_EQ(judged({ran(Bounds::Guard, 134, "", trap), ran(Bounds::Check, 134, "", trap),
                    ran(Bounds::Clamp, 0, "y"), ran(Bounds::None, 0, "z")})
                .agreement,
            Agreement::Partial);
  // Not with another trap, and not in an exact mode.
  EXPECT_EQ(judged({ran(Bounds::Guard, 134, "", "sinter: trap: unreachable\n"),
                    ran(Bounds::Clamp, 0, "y")})
                .agreement,
            Agreement::None);
  EXPECT_EQ(judged({ran(Bounds::Guard, 134, "", trap), ran(Bounds::Check, 0, "y")}).agreement,
            Agreement::None);
}

TEST(CompareReport, ProgramsThatChangeTheirOutputAreComparedByStatus) {
  Variant unsteady = ran(Bounds::Guard, 0, "1");
  unsteady.isRepeatable = false;
  EXPECT_EQ(judged({unsteady, ran(Bounds::None, 0, "2")}).agreement, Agreement::Undecided);
  EXPECT_EQ(judged({unsteady, ran(Bounds::None, 5, "2")}).agreement, Agreement::None);
}

#include "check/report/baseline.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

constexpr const char* two = R"({
  "pawl_baseline": 1,
  "findings": [
    {"fingerprint": "00000000000000aa", "kind": "deadlock", "program": "b.cpp", "reason": "old", "preemptions": 1},
    {"fingerprint": "00000000000000bb", "kind": "race", "program": "a.cpp", "expires": "2028-02-29"}
  ]
})";

std::string failure_of(const std::string& text) {
    const auto read = parse_baseline(text);
    return read ? "it was read" : read.error();
}

std::string with_entries(const std::string& entries) {
    return R"({"pawl_baseline": 1, "findings": [)" + entries + "]}";
}

TEST(Baseline, IsReadAsItStands) {
    const auto known = parse_baseline(two);
    ASSERT_TRUE(known) << known.error();
    ASSERT_EQ(known->entries.size(), 2u);
    EXPECT_EQ(known->find("00000000000000aa")->reason, "old");
    EXPECT_EQ(known->find("00000000000000aa")->preemptions, 1);
    EXPECT_EQ(known->find("00000000000000cc"), nullptr);
}

TEST(Baseline, IsWrittenSoThatItReadsTheSame) {
    const std::string text = to_text(*parse_baseline(two));
    const auto again = parse_baseline(text);
    ASSERT_TRUE(again) << again.error();
    EXPECT_EQ(to_text(*again), text);
    EXPECT_EQ(again->find("00000000000000bb")->expires, "2028-02-29");
}

TEST(Baseline, IsWrittenInTheOrderOfPrograms) {
    EXPECT_EQ(parse_baseline(to_text(*parse_baseline(two)))->entries.front().program, "a.cpp");
}

TEST(Baseline, SaysInWhichLineItIsNoJson) {
    EXPECT_EQ(failure_of("{\n  \"pawl_baseline\": 1,\n  findings\n}\n"), "line 3 is no JSON");
    EXPECT_EQ(failure_of(""), "line 1 is no JSON");
}

TEST(Baseline, IsRefusedInAFormatOfTheFuture) {
    EXPECT_EQ(failure_of(R"({"pawl_baseline": 2, "findings": []})"), "it has the format 2, and this pawl reads 1");
    EXPECT_EQ(failure_of(R"({"pawl_baseline": "1", "findings": []})"),
              "it has the format \"1\", and this pawl reads 1");
}

TEST(Baseline, IsRefusedWhereItIsSomethingElse) {
    EXPECT_EQ(failure_of("[]"), "it is no baseline: there is no \"pawl_baseline\" in it");
    EXPECT_EQ(failure_of(R"({"pawl_baseline": 1})"), "\"findings\" is no list");
    EXPECT_EQ(failure_of(R"({"pawl_baseline": 1, "findings": {}})"), "\"findings\" is no list");
}

TEST(Baseline, IsRefusedWithOneFingerprintTwice) {
    const std::string entry = R"({"fingerprint": "00000000000000aa"})";
    EXPECT_EQ(failure_of(with_entries(entry + "," + R"({"fingerprint": "00000000000000ab"})" + "," + entry)),
              "findings[2] has the fingerprint of findings[0], 00000000000000aa");
}

TEST(Baseline, NamesTheEntryThatIsWrong) {
    EXPECT_EQ(failure_of(with_entries("7")), "findings[0] is no object");
    EXPECT_EQ(failure_of(with_entries("{}")), "findings[0] fingerprint: 16 hexadecimal digits are wanted");
    EXPECT_EQ(failure_of(with_entries(R"({"fingerprint": 7})")), "findings[0] fingerprint is no text");
    const std::string good = R"({"fingerprint": "00000000000000aa"},)";
    const std::string second = R"({"fingerprint": "00000000000000ab", )";
    EXPECT_EQ(failure_of(with_entries(good + second + R"("reson": "x"})")), "findings[1] has no meaning for \"reson\"");
    EXPECT_EQ(failure_of(with_entries(good + second + R"("parts": ["a", 1]})")),
              "findings[1] parts: not all of them are text");
    EXPECT_EQ(failure_of(with_entries(good + second + R"("preemptions": -1})")),
              "findings[1] preemptions is no number of them");
}

TEST(Baseline, RefusesADayThatThereIsNot) {
    for (const char* day : {"2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "soon", "2027-1-1", "2027-01-00"})
        EXPECT_EQ(
            failure_of(with_entries(R"({"fingerprint": "00000000000000aa", "expires": ")" + std::string(day) + "\"}")),
            "findings[0] expires: \"" + std::string(day) + "\" is no day: write 2027-01-31");
}

TEST(Baseline, AcceptsAnEntryThroughoutItsLastDay) {
    baseline_entry entry;
    EXPECT_FALSE(is_expired(entry, "2999-12-31"));
    entry.expires = "2027-01-31";
    EXPECT_FALSE(is_expired(entry, "2027-01-31"));
    EXPECT_TRUE(is_expired(entry, "2027-02-01"));
}

}  // namespace
}  // namespace pawl::check::report

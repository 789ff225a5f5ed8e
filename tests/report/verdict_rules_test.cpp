#include "check/report/verdict_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "check/report/paragraph.hpp"
#include "check/wire/kind_order.hpp"

namespace pawl::check::report {
namespace {

using wire::finding_kind;

TEST(VerdictRules, AreInTheOrderOfKinds) {
    EXPECT_TRUE(std::ranges::is_sorted(verdict_rules(), {}, [](const auto& one) { return wire::rank_of(one.kind); }));
}

TEST(VerdictRules, HaveEachKindOnce) {
    std::set<finding_kind> kinds;
    std::set<std::string> names;
    for (const verdict_rule& one : verdict_rules()) {
        EXPECT_TRUE(kinds.insert(one.kind).second) << kind_key(one.kind);
        EXPECT_TRUE(names.insert(one.name).second) << one.name;
        EXPECT_TRUE(std::string(one.sentence).ends_with('.')) << one.sentence;
    }
    EXPECT_FALSE(kinds.contains(finding_kind::none));
    EXPECT_EQ(kinds.size() + 1, static_cast<std::size_t>(finding_kind::kinds));
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(VerdictRules, HaveAPageEachThatNamesTheKeyAndSaysWhatHelps) {
    for (const verdict_rule& one : verdict_rules()) {
        const std::filesystem::path page = std::filesystem::path(PAWL_SOURCE) / page_of(one.kind);
        ASSERT_TRUE(std::filesystem::exists(page)) << page;
        const std::string text = text_of(page);
        EXPECT_NE(text.find("`" + kind_key(one.kind) + "`"), std::string::npos) << page;
        EXPECT_NE(text.find("## What helps"), std::string::npos) << page;
        EXPECT_NE(text.find("<!-- output of "), std::string::npos) << page << ": no report is quoted";
    }
}

TEST(VerdictRules, AreAllLinkedFromTheTableOfVerdicts) {
    const std::string table = text_of(std::filesystem::path(PAWL_SOURCE) / "docs/verdicts.md");
    for (const verdict_rule& one : verdict_rules())
        EXPECT_NE(table.find("(verdicts/" + kind_key(one.kind) + ".md)"), std::string::npos) << kind_key(one.kind);
}

TEST(VerdictRules, HaveNoPageTooMany) {
    std::set<std::string> wanted;
    for (const verdict_rule& one : verdict_rules()) wanted.insert(kind_key(one.kind) + ".md");
    for (const auto& page : std::filesystem::directory_iterator(std::filesystem::path(PAWL_SOURCE) / "docs/verdicts"))
        EXPECT_TRUE(wanted.contains(page.path().filename().string())) << page.path();
}

}  // namespace
}  // namespace pawl::check::report

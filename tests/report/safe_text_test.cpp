#include "check/report/safe_text.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

using namespace std::string_literals;

TEST(SafeText, KeepsTextOfAnyLanguage) {
    EXPECT_EQ(valid_utf8("a\tb\n\xc3\xa9 \xe2\x82\xac \xf0\x9f\x94\x92"),
              "a\tb\n\xc3\xa9 \xe2\x82\xac \xf0\x9f\x94\x92");
}

TEST(SafeText, ReplacesWhatIsNoText) {
    EXPECT_EQ(valid_utf8("a\0b"s), "a\xef\xbf\xbd"s + "b");
    EXPECT_EQ(valid_utf8("\x1b[31m"), "\xef\xbf\xbd[31m");
    EXPECT_EQ(valid_utf8("\xff"), "\xef\xbf\xbd");
    EXPECT_EQ(valid_utf8("\xe2\x82"), "\xef\xbf\xbd\xef\xbf\xbd") << "cut off";
    EXPECT_EQ(valid_utf8("\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd") << "overlong";
    EXPECT_EQ(valid_utf8("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd") << "a surrogate";
    EXPECT_EQ(valid_utf8("\xf4\x90\x80\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd") << "beyond the last";
}

TEST(SafeText, CannotBecomeMarkup) {
    EXPECT_EQ(html_text("<b title=\"x\" id='y'>&amp;</b>"),
              "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
}

TEST(SafeText, CannotEndAScript) {
    const std::string json = json_in_script("[\"</script><!-- & ]]>\"]");
    EXPECT_EQ(json.find_first_of("<>&"), std::string::npos);
    EXPECT_EQ(json, "[\"\\u003c/script\\u003e\\u003c!-- \\u0026 ]]\\u003e\"]");
}

}  // namespace
}  // namespace pawl::check::report

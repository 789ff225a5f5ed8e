#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <string>

#include "apps/tablet/web/answers.hpp"
#include "apps/tablet/web/browser.hpp"
#include "apps/tablet/web/state_json.hpp"

namespace {

using namespace tablet;
using namespace tablet::web;

TEST(Message, IsAPressAValueOrAChange) {
    const auto press = read_message(R"({"press":"echo"})");
    ASSERT_TRUE(press);
    EXPECT_EQ(press->what, button::echo);
    EXPECT_EQ(press->how, manner::press);
    const auto value = read_message(R"({"press":"volume","value":0.4})");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->how, manner::set);
    EXPECT_EQ(value->value, 0.4F);
    const auto change = read_message(R"({"press":"volume","change":-0.05})");
    ASSERT_TRUE(change);
    EXPECT_EQ(change->how, manner::change);
}

TEST(Message, ThatIsNoneIsRefused) {
    for (const char* const text :
         {"", "{", "null", "7", "[]", "{}", R"({"press":7})", R"({"press":"ehco"})",
          R"({"press":"volume","value":"loud"})", R"({"press":"volume","value":3})",
          R"({"press":"volume","value":1e999})", R"({"press":"bell","value":1})", R"({"press":"volume","change":1e9})",
          R"({"press":"bell","change":1})", R"({"press":"volume","value":null})", "{\"press\":\"\xff\"}",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})
        EXPECT_FALSE(read_message(text)) << text;
}

TEST(Host, IsOnlyThisMachinesOwnName) {
    EXPECT_TRUE(is_own_host("127.0.0.1:8080", 8080));
    EXPECT_TRUE(is_own_host("localhost:8080", 8080));
    EXPECT_TRUE(is_own_host("localhost", 80));
    for (const char* const host : {"", "localhost", "localhost:80", "evil.example:8080", "127.0.0.1.evil.example:8080",
                                   "localhost:8080.evil.example", "127.0.0.1:8080 ", "0.0.0.0:8080"})
        EXPECT_FALSE(is_own_host(host, 8080)) << host;
}

TEST(Origin, IsOnlyTheTabletsOwnPage) {
    EXPECT_TRUE(is_own_origin("", 8080));
    EXPECT_TRUE(is_own_origin("http://localhost:8080", 8080));
    for (const char* const origin : {"null", "https://localhost:8080", "http://localhost:8081", "http://evil.example",
                                     "http://localhost:8080@evil.example"})
        EXPECT_FALSE(is_own_origin(origin, 8080)) << origin;
}

TEST(State, IsJsonWhateverTheSongIsCalledAndHoweverItSounds) {
    meters now;
    now.wave[0] = std::numeric_limits<float>::quiet_NaN();
    now.wave[1] = std::numeric_limits<float>::infinity();
    now.wave[2] = -7;
    now.peak[0] = std::numeric_limits<float>::quiet_NaN();
    const run_facts facts{"</script>\xff\n.wav", "paced", 96'000, 48'000, 10'000};
    const auto json = nlohmann::json::parse(state_json(now, facts, 3, "{\"tasks\":[]}"));
    EXPECT_EQ(json["wave"][0], 0);
    EXPECT_EQ(json["wave"][2], -127);
    EXPECT_EQ(json["levels"][0]["peak"], 0);
    EXPECT_EQ(json["length"], 2);
    EXPECT_EQ(json["underruns"], 3);
    EXPECT_EQ(json["buttons"].size(), 10u);
}

}  // namespace

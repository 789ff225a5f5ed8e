// As much of GoogleMock as the unit tests use.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace testing {
template <class... Each>
auto ElementsAre(Each... each) {
    return [expected = std::vector{each...}](const auto& got) { return got == expected; };
}
inline auto HasSubstr(std::string_view part) {
    return [part = std::string{part}](std::string_view got) { return got.find(part) != got.npos; };
}
}  // namespace testing

#define EXPECT_THAT(value, matcher) PAWL_EXPECT((matcher)(value), #value " " #matcher)

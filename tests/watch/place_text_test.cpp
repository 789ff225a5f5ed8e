#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <pawl/watch/place_text.hpp>
#include <string>

namespace {

// A line of a standard header says nothing, and without a finder of lines the code's place in its file is left.
std::string place_of(const void* code) { return pawl::watch::place_text({{}, {code, code}}); }

TEST(PlaceText, IsWhatAddr2lineWants) {
    const auto* const here = reinterpret_cast<const void*>(&place_of);
    Dl_info found;
    ASSERT_NE(dladdr(here, &found), 0);
    std::array<char, 64> offset;
    std::snprintf(offset.data(), offset.size(), "place_text_test+0x%zx",
                  reinterpret_cast<std::uintptr_t>(here) - reinterpret_cast<std::uintptr_t>(found.dli_fbase));
    EXPECT_EQ(place_of(here), std::string{offset.data()} + ", called from " + offset.data());
}

TEST(PlaceText, NamesALibraryByItsFile) {
    EXPECT_THAT(place_of(reinterpret_cast<const void*>(&std::abort)), testing::MatchesRegex("[^/]+\\+0x[0-9a-f]+, .*"));
}

TEST(PlaceText, IsAnAddressWhereNoFileIs) {
    int variable = 0;
    EXPECT_THAT(place_of(&variable), testing::StartsWith("0x"));
}

TEST(PlaceText, IsCutToItsRoom) {
    const auto* const here = reinterpret_cast<const void*>(&place_of);
    std::array<char, 24> room;
    EXPECT_LT(pawl::watch::write_place({{}, {here, here}}, room).size(), room.size());
}

}  // namespace

#include "apps/tablet/freeze/waveforms.hpp"

#include <gmock/gmock.h>

#include <sstream>
#include <vector>

namespace {

using testing::HasSubstr;
using testing::Not;

std::string picture_of(std::vector<tablet::heard> recordings) {
    std::ostringstream out;
    tablet::draw_waveforms(out, recordings, 1'000);
    return out.str();
}

TEST(Waveforms, SayWhereOneIsStuckAndThatTheOtherIsNot) {
    std::vector<float> samples(4'000);
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<float>(i % 97) / 97;
    const std::string picture =
        picture_of({{"claimed", samples, tablet::repeat{1'500, 64, 30}}, {"published", samples, std::nullopt}});
    EXPECT_THAT(picture, HasSubstr("from 1.50 s on the last 64 frames, 30 times"));
    EXPECT_THAT(picture, HasSubstr("no segment twice in a row"));
    // The segments, close.
    EXPECT_THAT(picture, HasSubstr("fill-opacity=\"0.22\""));
}

TEST(Waveforms, OfNothingAreAPictureAllTheSame) {
    const std::string picture = picture_of({{"nothing", {}, std::nullopt}});
    EXPECT_THAT(picture, HasSubstr("</svg>"));
    EXPECT_THAT(picture, Not(HasSubstr("nan")));
}

TEST(Waveforms, OfFewerSamplesThanColumnsAreDrawn) {
    const std::vector<float> samples{0.5F, -0.5F, 0.25F};
    EXPECT_THAT(picture_of({{"short", samples, tablet::repeat{0, 1, 2}}}), HasSubstr("<path"));
}

}  // namespace

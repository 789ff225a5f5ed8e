#include <pawl/sound/mix.hpp>

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <vector>

namespace {

namespace audio = pawl::sound;

// Notes whom the manager names while this is rendered.
class curious final : public audio::by_batch {
public:
    curious(const audio::manager& mix, std::vector<std::string>& heard) : mix_{&mix}, heard_{&heard} {}
    std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 1; }
    std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { note(); }
    audio::rendered render(std::span<audio::sample> into) noexcept PAWL_NONBLOCKING override {
        note();
        return {into.size(), audio::what_next::samples};
    }

private:
    void note() noexcept PAWL_NONBLOCKING {
        PAWL_TRUSTED(heard_->push_back(mix_->rendering() ? mix_->rendering() : "none"));  // a test's
    }
    const audio::manager* mix_;
    std::vector<std::string>* heard_;
};

TEST(RenderingName, IsThatOfTheSoundThatTheRendererIsInsideOf) {
    auto [manager, renderer] = audio::mix({.output = {1, 48'000}});
    std::vector<std::string> heard;
    ASSERT_TRUE(manager.play(curious{manager, heard}, "bass"));
    ASSERT_TRUE(manager.play(curious{manager, heard}, "bell"));
    ASSERT_TRUE(manager.play(curious{manager, heard}));
    EXPECT_EQ(manager.rendering(), nullptr);
    std::array<audio::sample, 16> period{};
    renderer.render(period);
    EXPECT_THAT(heard, testing::ElementsAre("bass", "bell", "a sound", "bass", "bell", "a sound"));
    EXPECT_EQ(manager.rendering(), nullptr);
}

}  // namespace

#include <pawl/sound/mix.hpp>

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <vector>

namespace {

namespace audio = pawl::sound;

struct names {
    std::array<const char*, 16> at{};
    std::size_t count = 0;
};

// Notes whom the manager names while this is rendered.
class curious final : public audio::by_batch {
public:
    curious(const audio::manager& mix, names& heard) : mix_{&mix}, heard_{&heard} {}
    std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 1; }
    std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { note(); }
    audio::rendered render(std::span<audio::sample> into) noexcept PAWL_NONBLOCKING override {
        note();
        return {into.size(), audio::what_next::samples};
    }

private:
    void note() noexcept PAWL_NONBLOCKING {
        const char* const name = mix_->rendering();
        heard_->at[heard_->count++ % heard_->at.size()] = name ? name : "none";
    }
    const audio::manager* mix_;
    names* heard_;
};

TEST(RenderingName, IsThatOfTheSoundThatTheRendererIsInsideOf) {
    auto [manager, renderer] = audio::mix({.output = {1, 48'000}});
    names heard;
    ASSERT_TRUE(manager.play(curious{manager, heard}, "bass"));
    ASSERT_TRUE(manager.play(curious{manager, heard}, "bell"));
    ASSERT_TRUE(manager.play(curious{manager, heard}));
    EXPECT_EQ(manager.rendering(), nullptr);
    std::array<audio::sample, 16> period{};
    renderer.render(period);
    const std::vector<std::string> all(heard.at.begin(), heard.at.begin() + heard.count);
    EXPECT_THAT(all, testing::ElementsAre("bass", "bell", "a sound", "bass", "bell", "a sound"));
    EXPECT_EQ(manager.rendering(), nullptr);
}

}  // namespace

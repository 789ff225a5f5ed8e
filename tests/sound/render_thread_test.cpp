// The thread that renders allocates and frees nothing, while sounds come, stream, are converted and go.
#include "device_sounds.hpp"

#include <pawl/sound/file.hpp>
#include <pawl/sound/output.hpp>
#include <pawl/sound/paced.hpp>
#include <pawl/sound/retirement.hpp>
#include <pawl/sound/wav_writer.hpp>

#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <utility>

// Of the sanitizers that have an allocator of their own; RealtimeSanitizer, which has none, minds each call itself.
extern "C" [[gnu::weak]] int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                                                       void (*)(const volatile void*));

namespace {

using namespace pawl::sound;
using namespace sound_tests;

constexpr format stereo{2, 48'000};

// volatile: the compiler knows that malloc looks at no variable of the program.
thread_local constinit volatile bool renders = false;
std::atomic<std::uint64_t> allocations{0};

// False: allocations are not seen.
bool count_allocations() {
    static const bool hooked = __sanitizer_install_malloc_and_free_hooks &&
                               __sanitizer_install_malloc_and_free_hooks(
                                   [](const volatile void*, std::size_t) { allocations += renders ? 1 : 0; },
                                   [](const volatile void*) { allocations += renders ? 1 : 0; }) != 0;
    if (!hooked) return false;
    void* volatile some = nullptr;
    renders = true;
    some = std::malloc(100);
    std::free(some);
    renders = false;
    return allocations.exchange(0) >= 2;
}

// As fast as it can, and looks at what the thread does meanwhile.
class observing_device final : public backend {
public:
    [[nodiscard]] std::expected<format, failure> open(format wanted) override { return wanted; }
    [[nodiscard]] std::expected<void, failure> run(renderer& source, pawl::stop_token stop) override {
        std::vector<sample> samples(256 * 2);
        while (!stop.stop_requested()) {
            renders = true;
            source.render(samples);
            renders = false;
        }
        return {};
    }
    [[nodiscard]] std::uint32_t period() const noexcept override { return 256; }
    [[nodiscard]] std::uint32_t delay() const noexcept override { return 256; }
    [[nodiscard]] bool is_paced() const noexcept override { return false; }
};

TEST(RenderThread, WouldBeSeenToAllocate) { EXPECT_TRUE(count_allocations()); }

TEST(RenderThread, NeitherAllocatesNorFrees) {
    const folder here;
    ASSERT_TRUE(write_wav(here / "song.wav", {1, 44'100}, ramp_of(300'000)));
    static_cast<void>(count_allocations());
    auto out = output::open(std::make_unique<observing_device>(), {.wanted = stereo});
    ASSERT_TRUE(out);
    for (int round = 0; round < 20; ++round) {
        auto song = stream(here / "song.wav", {.loop = round % 2 == 0});
        ASSERT_TRUE(song);
        ASSERT_TRUE(out->play(std::move(song->sound)));
        ASSERT_TRUE(out->play(load(here / "song.wav")->sound));
        ASSERT_TRUE(out->play(ramp_sound{stereo, 5'000}));
        const std::uint64_t now = out->periods();
        until([&] { return out->periods() > now + 50; });
        if (round % 3 == 0) out->manager().clear();
    }
    out->manager().clear();
    until([&] { return out->sounds() == 0; });
    EXPECT_EQ(allocations, 0U);
}

TEST(RenderThread, OfASimulatedDeviceNeitherBlocksNorAllocates) {
    hand_clock clock;
    auto out = output::open(std::make_unique<paced>(paced_settings{.clock = &clock}), {.wanted = stereo});
    ASSERT_TRUE(out);
    ASSERT_TRUE(out->play(ramp_sound{stereo, 3'000}));
    until([&] { return clock.tick_once() && out->sounds() == 0; });
}

}  // namespace

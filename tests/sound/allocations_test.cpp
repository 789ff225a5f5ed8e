// The render thread allocates nothing and frees nothing, whatever plays, is told, ends, fails, is cleared away and dropped.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/heap_calls.hpp"

namespace {

using namespace pawl::sound;
using namespace hearing;
using namespace std::chrono_literals;

constexpr format output{2, 48'000};

memory_sound in_memory(format of, std::size_t frames, playing how = playing::once) {
    return memory_sound{sound_data{of, ramp(frames * of.channels)}, how};
}

TEST(Allocations, AreCounted) {
    const std::uint64_t before = heap_calls::allocations, freed = heap_calls::frees;
    delete new std::string(100, 'x');
    EXPECT_GE(heap_calls::allocations, before + 2);
    EXPECT_GE(heap_calls::frees, freed + 2);
}

// A sound with all that there is, and a controller of it.
auto everything(const quality& how) {
    auto mixed = make_owned<mixer>(output, 4);
    EXPECT_TRUE(mixed->add(make_owned<memory_sound>(in_memory(output, 900))));
    EXPECT_TRUE(mixed->add(make_owned<silence>(output, 10'000)));
    EXPECT_TRUE(mixed->add(make_owned<scripted>(output, std::vector<step>{give(ramp(600)), a_failure})));
    auto [told, done] = with_completion(make_list(
        sine{440, {1, 22'050}}, in_memory({5, 8'000}, 50), std::move(mixed),
        scripted{{1, 48'000}, {give(ramp(100)), a_pause, change_to({3, 32'000}), give(ramp(99)), a_failure}}));
    auto fits = converted(std::move(told), output, how);
    return controllable(stoppable{pausable{finish_after{adjustable_speed{adjustable_volume{std::move(*fits)}}, 5s}}});
}

void renders_without_allocating(const quality& how) {
    auto made = mix({.output = output, .most_sounds = 40, .most_commands = 40, .conversion = how});
    std::atomic<bool> over{false};
    std::atomic<int> batches{0};
    std::uint64_t allocated = 0, freed = 0;
    std::thread rendering{[&, render = std::move(made.second)]() mutable {
        std::vector<sample> into(2 * 480);
        render.render(into);  // whatever a thread has to have before its first batch
        const std::uint64_t before = heap_calls::allocations, freed_before = heap_calls::frees;
        while (!over) {
            render.render(into);
            ++batches;
        }
        allocated = heap_calls::allocations - before;
        freed = heap_calls::frees - freed_before;
    }};
    const auto batches_more = [&batches](int count) {
        for (const int until = batches + count; batches < until;) std::this_thread::yield();
    };
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 3; ++i) {
            auto [one, control] = everything(how);
            auto data = std::make_shared<std::string>(1'000, 'x');
            (void)control.try_send([data = std::move(data)](auto&) {});  // owns something, and dies with it or without
            (void)control.set_volume(0.5f);
            (void)control.set_speed(1.5);
            (void)made.first.play(std::move(one));
            (void)made.first.play(sine{440, {0, 0}});
            batches_more(2);
            (void)control.set_paused(round % 2 == 0);
            (void)control.set_speed(round % 3 == 0 ? 20.0 : 0.1);
            batches_more(20);
            if (round % 4 == 1) (void)control.stop();
        }
        batches_more(5);
        if (round % 3 == 2) made.first.clear();
    }
    made.first.clear();
    batches_more(2);
    over = true;
    rendering.join();
    EXPECT_EQ(allocated, 0u);
    EXPECT_EQ(freed, 0u);
    EXPECT_GT(batches, 100);
    EXPECT_EQ(made.first.sounds(), 0u);
    retirement::settle();
}
TEST(RenderThread, AllocatesAndFreesNothing) { renders_without_allocating(quality::linear); }
TEST(RenderThread, AllocatesAndFreesNothingWithTheBestQuality) { renders_without_allocating(quality::best); }

}  // namespace

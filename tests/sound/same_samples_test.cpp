// Whoever asks sample by sample hears what whoever asks batch by batch hears, of every sound and every wrapper.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using namespace std::chrono_literals;

struct made {
    const char* name;
    std::function<std::unique_ptr<sound>()> make;
};
template <class S>
std::unique_ptr<sound> on_heap(S one) {
    return std::make_unique<S>(std::move(one));
}

constexpr format mono{1, 48'000}, stereo{2, 44'100}, wide{5, 8'000};
// Pauses, changes of both kinds, and one after the other.
scripted eventful() {
    return {stereo,
            {give(ramp(202)), a_pause, give(ramp(6, 300)), change_to(mono), give(ramp(333, 50)), a_pause, a_pause,
             change_to({1, 44'100}), give(ramp(700, 90)), change_to(wide), give(ramp(505)), the_end}};
}
memory_sound in_memory(format of, std::size_t frames, playing how = playing::once) {
    return memory_sound{sound_data{of, ramp(frames * of.channels)}, how};
}

const made every_sound[] = {
    {"sine",
     [] {
         return on_heap(sine{440, mono});
     }},
    {"sine of five channels",
     [] {
         return on_heap(sine{-1'234.5, wide});
     }},
    {"sine of an impossible format",
     [] {
         return on_heap(sine{440, {0, 48'000}});
     }},
    {"memory", [] { return on_heap(in_memory(stereo, 777)); }},
    {"looped memory", [] { return on_heap(in_memory(wide, 3, playing::looped)); }},
    {"no memory", [] { return on_heap(in_memory(wide, 0, playing::looped)); }},
    {"silence",
     [] {
         return on_heap(silence{stereo, 431});
     }},
    {"empty", [] { return on_heap(empty{stereo}); }},
    {"scripted", [] { return on_heap(eventful()); }},
    {"failing",
     [] {
         return on_heap(scripted{stereo, {give(ramp(20)), a_failure}});
     }},
    {"from a function of samples",
     [] {
         return on_heap(from_function{stereo, [n = 0]() mutable -> next_sample {
                                          if (n == 1'001) return what_next::failed;
                                          return static_cast<sample>(n++) / 1024;
                                      }});
     }},
    {"from a function of spans",
     [] {
         return on_heap(from_function{
             stereo, [rest = in_memory(stereo, 300)](std::span<sample> into) mutable { return rest.render(into); }});
     }},
    {"list",
     [] {
         return on_heap(make_list(in_memory(stereo, 10), eventful(), in_memory(mono, 7), empty{wide},
                                  scripted{mono, {give(ramp(4)), a_failure}}, silence{wide, 300}));
     }},
    {"mixer",
     [] {
         auto mixed = std::make_unique<mixer>(stereo, 8, mixer::lasting::until_all_finished);
         EXPECT_TRUE(mixed->add(make_owned<memory_sound>(in_memory(stereo, 300))));
         EXPECT_TRUE(mixed->add(make_owned<silence>(stereo, 700)));
         EXPECT_TRUE(mixed->add(make_owned<memory_sound>(in_memory(stereo, 1'000))));
         EXPECT_TRUE(mixed->add(make_owned<scripted>(eventful())));  // changes its format, and is dropped
         return mixed;
     }},
    {"volume",
     [] {
         return on_heap(adjustable_volume{eventful(), 0.5f});
     }},
    {"speed 1",
     [] {
         return on_heap(adjustable_speed{eventful(), 1.0});
     }},
    {"speed 1.7",
     [] {
         return on_heap(adjustable_speed{eventful(), 1.7});
     }},
    {"speed 0.05",
     [] {
         return on_heap(adjustable_speed{eventful(), 0.05});
     }},
    {"speed 20",
     [] {
         return on_heap(adjustable_speed{eventful(), 20.0});
     }},
    {"pausable", [] { return on_heap(pausable{eventful()}); }},
    {"stoppable", [] { return on_heap(stoppable{eventful()}); }},
    {"first milliseconds",
     [] {
         return on_heap(finish_after{eventful(), 9ms});
     }},
    {"controllable", [] { return on_heap(controllable(eventful()).first); }},
    {"with a completion", [] { return on_heap(with_completion(eventful()).first); }},
    {"owned", [] { return on_heap(any_sound{make_owned<scripted>(eventful())}); }},
    {"owned nothing", [] { return on_heap(any_sound{owned_sound{}}); }},
    {"in stereo",
     [] {
         return on_heap(in_channels{eventful(), 2});
     }},
    {"in mono",
     [] {
         return on_heap(in_channels{eventful(), 1});
     }},
    {"in 32 channels",
     [] {
         return on_heap(in_channels{eventful(), 32});
     }},
    {"at 48,000",
     [] {
         return on_heap(in_rate{eventful(), 48'000});
     }},
    {"at 8,000",
     [] {
         return on_heap(in_rate{eventful(), 8'000});
     }},
    {"at 1,000",
     [] {
         return on_heap(in_rate{eventful(), 1'000});
     }},
    {"at 768,000",
     [] {
         return on_heap(in_rate{eventful(), 768'000});
     }},
    {"converted",
     [] {
         return on_heap(any_sound{*converted(eventful(), {3, 22'050})});
     }},
    {"a chain",
     [] {
         return on_heap(adjustable_volume{
             adjustable_speed{in_channels{in_rate{adjustable_speed{eventful(), 0.3}, 16'000}, 2}, 3.3}, 0.25f});
     }},
};

class SameSamples : public testing::TestWithParam<made> {};

TEST_P(SameSamples, ByNextAndInBatchesOfAnySize) {
    // An endless sound has to end somewhere; samples of whole frames of 1 to 5 channels.
    constexpr std::size_t most = 6'000;
    const heard one_by_one = by_next(*GetParam().make(), most);
    ASSERT_FALSE(one_by_one.empty());
    std::uint32_t number = 1;
    const std::pair<const char*, std::function<std::size_t(std::size_t)>> sizes[] = {
        {"one frame", [](std::size_t) { return 1; }},
        {"64 frames", [](std::size_t) { return 64; }},
        {"256 frames", [](std::size_t) { return 256; }},
        {"10,000 frames", [](std::size_t) { return 10'000; }},
        {"any, none among them", [&number](std::size_t) {
             number = number * 1'664'525 + 1'013'904'223;
             return static_cast<std::size_t>(number >> 16) % 700;
         }}};
    for (const auto& [name, size] : sizes) {
        SCOPED_TRACE(name);
        heard batches = by_render(*GetParam().make(), size, most);
        ASSERT_GE(batches.size() + most_channels, one_by_one.size());  // where the last frame was cut
        batches.resize(std::min(batches.size(), one_by_one.size()));
        for (std::size_t i = 0; i < batches.size(); ++i) ASSERT_EQ(batches[i], one_by_one[i]) << "at " << i;
    }
}
TEST_P(SameSamples, AnEmptyBatchIsThereAtOnce) {
    const std::unique_ptr<sound> one = GetParam().make();
    EXPECT_EQ(one->render({}), (rendered{0, what_next::samples}));
    const heard first = by_next(*one, 1);
    EXPECT_EQ(first, by_next(*GetParam().make(), 1));
}
TEST_P(SameSamples, WhatIsOverStaysOver) {
    const std::unique_ptr<sound> one = GetParam().make();
    const heard all = by_render(
        *one, [](std::size_t) { return 100; }, 20'000);
    const auto* const last = std::get_if<what_next>(&all.back());
    if (!last || !is_last(*last)) return;  // endless
    std::vector<sample> into(one->channel_count() * 4);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(one->render(into), (rendered{0, *last}));
        EXPECT_EQ(one->next(), next_sample{*last});
    }
}

INSTANTIATE_TEST_SUITE_P(Of, SameSamples, testing::ValuesIn(every_sound), [](const auto& each) {
    std::string name = each.param.name;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
});

}  // namespace

// Commands to a sound that plays, and the notice of its end.
#include "hearing.hpp"

#include <pawl/sound.hpp>
#include <pawl/task/block_on.hpp>
#include <pawl/task/program_heap.hpp>
#include <pawl/task/task.hpp>

#include <gmock/gmock.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;
using namespace std::chrono_literals;
using pawl::errc;

constexpr format mono{1, 48'000};

/// Notes what it is told.
class noting final : public by_sample {
public:
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 1; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
    [[nodiscard]] next_sample next() noexcept PAWL_NONBLOCKING override { return static_cast<sample>(told); }
    int told = 0;
    bool in_order = true;
    std::array<int, 4> last{};
};

TEST(Controller, ItsCommandsRunInOrderWhereABatchBegins) {
    auto [one, control] = controllable(noting{});
    ASSERT_TRUE(control.try_send([](noting& n) { n.told = n.told * 10 + 1; }));
    ASSERT_TRUE(control.try_send([](noting& n) { n.told = n.told * 10 + 2; }));
    EXPECT_EQ(*one.next(), 0);
    one.start_of_batch();
    EXPECT_EQ(*one.next(), 12);
    EXPECT_EQ(control.waiting(), 0u);
}
TEST(Controller, IsRefusedWhereThereIsNoRoomAndTheClosureComesBack) {
    auto [one, control] = controllable(noting{}, 2);
    int here = 0;
    const auto count = [&here](noting&) { ++here; };
    EXPECT_TRUE(control.try_send(count));
    EXPECT_TRUE(control.try_send(count));
    auto refused = control.try_send(count);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, errc::full);
    noting other;
    refused.error().value(other);
    EXPECT_EQ(here, 1);
    one.start_of_batch();
    EXPECT_EQ(here, 3);

    auto text = std::make_unique<std::string>("mine");
    EXPECT_TRUE(control.try_send(count));
    EXPECT_TRUE(control.try_send(count));
    auto boxed = control.try_send([text = std::move(text)](noting&) {});
    ASSERT_FALSE(boxed);
    EXPECT_EQ(boxed.error().why, errc::full);
}
TEST(Controller, IsClosedWhenTheSoundIsGone) {
    auto made = controllable(noting{});
    {
        const auto gone = std::move(made.first);
        EXPECT_FALSE(made.second.is_closed());
    }
    EXPECT_TRUE(made.second.is_closed());
    EXPECT_EQ(made.second.try_send([](noting&) {}).error().why, errc::closed);
    EXPECT_EQ(made.second.send([](noting&) {}).error().why, errc::closed);
}
TEST(Controller, LargeClosuresAndThoseThatOwnGoToRetirement) {
    const auto alive = std::make_shared<int>(1);
    {
        auto [one, control] = controllable(noting{});
        std::array<int, 100> large{};
        large[99] = 7;
        EXPECT_TRUE(control.try_send([large](noting& n) { n.told += large[99]; }));
        EXPECT_TRUE(control.try_send([alive](noting& n) { n.told += *alive; }));
        one.start_of_batch();
        EXPECT_EQ(*one.next(), 8);
        retirement::settle();
        EXPECT_EQ(alive.use_count(), 1);
        EXPECT_TRUE(control.try_send([alive](noting&) {}));  // never taken
    }
    retirement::settle();
    EXPECT_EQ(alive.use_count(), 1);
}
TEST(Controller, SmallClosuresTravelInPlace) {
    struct bytes {
        unsigned char of[most_closure_bytes];
    } full{};
    const auto small = [full](noting&) { (void)full; };
    static_assert(travels_in_place<decltype(small)>);
    struct more {
        unsigned char of[most_closure_bytes + 1];
    } over{};
    const auto large = [over](noting&) { (void)over; };
    static_assert(!travels_in_place<decltype(large)>);
}
TEST(Controller, ItsOwnCommandsReachTheirPartWhereverItStands) {
    auto [one, control] = controllable(
        stoppable{pausable{adjustable_speed{adjustable_volume{memory_sound{sound_data{mono, ramp(1'000)}}}}}});
    EXPECT_TRUE(control.set_volume(0.5f));
    EXPECT_TRUE(control.set_speed(2));
    one.start_of_batch();
    EXPECT_EQ(frames_of(one, 3)[2], 2.0f / 1'024);
    EXPECT_TRUE(control.set_paused(true));
    one.start_of_batch();
    EXPECT_EQ(one.next(), next_sample{what_next::paused});
    EXPECT_TRUE(control.set_paused(false));
    EXPECT_TRUE(control.tell([](memory_sound& m) { m.set_position(100); }));
    one.start_of_batch();
    EXPECT_GT(*one.next(), 0);
    EXPECT_TRUE(control.stop());
    one.start_of_batch();
    EXPECT_EQ(one.next(), next_sample{what_next::finished});
}
TEST(Controller, EachThreadsCommandsComeInItsOrder) {
    constexpr int threads = 3, each = 2'000;
    auto [one, control] = controllable(noting{}, 8);
    std::vector<std::thread> all;
    for (int t = 0; t < threads; ++t)
        all.emplace_back([control = control, t] {
            for (int i = 1; i <= each; ++i)
                EXPECT_TRUE(control.send([t, i](noting& n) {
                    int& last = n.last[static_cast<std::size_t>(t)];
                    n.in_order = n.in_order && last == i - 1;
                    last = i;
                    ++n.told;
                }));
        });
    while (one.inner().told != threads * each) {
        one.start_of_batch();
        EXPECT_TRUE(one.next());
    }
    for (std::thread& thread : all) thread.join();
    EXPECT_TRUE(one.inner().in_order);
}
TEST(Controller, SendWaitsForABatch) {
    auto [one, control] = controllable(noting{}, 1);
    EXPECT_TRUE(control.try_send([](noting& n) { n.told = 1; }));
    std::thread waiting{[control = control] { EXPECT_TRUE(control.send([](noting& n) { n.told = 2; })); }};
    while (one.inner().told != 2) one.start_of_batch();
    waiting.join();
}
TEST(Controller, NoCommandsFitInNoPlaces) { EXPECT_THROW((void)controllable(noting{}, 0), std::invalid_argument); }

TEST(Completion, TellsOfTheEnd) {
    auto [one, done] = with_completion(silence{mono, 3});
    std::vector<sample> into(3);
    EXPECT_EQ(one.render(into), (rendered{3, what_next::samples}));
    EXPECT_EQ(done.try_wait(), std::nullopt);
    EXPECT_EQ(done.wait_for(1ms), std::nullopt);
    EXPECT_EQ(one.render(into), (rendered{0, what_next::finished}));
    EXPECT_EQ(one.render(into), (rendered{0, what_next::finished}));
    EXPECT_EQ(done.wait(), ended::finished);
    EXPECT_EQ(done.wait(), ended::finished);
    EXPECT_EQ(done.try_wait(), ended::finished);
}
TEST(Completion, TellsOfAFailureAndOfASoundThatWasDropped) {
    auto [one, done] = with_completion(scripted{mono, {give(ramp(1)), a_failure}});
    EXPECT_EQ(frames_of(one, 5).size(), 1u);
    EXPECT_EQ(done.wait(), ended::failed);
    auto made = with_completion(silence{mono});
    { const auto gone = std::move(made.first); }
    EXPECT_EQ(made.second.wait(), ended::dropped);
    EXPECT_EQ(made.second.wait_for(1ms), ended::dropped);
}
TEST(Completion, WakesAThreadThatWaits) {
    auto made = with_completion(silence{mono, 1});
    std::thread waiting{[&done = made.second] { EXPECT_EQ(done.wait(), ended::finished); }};
    (void)frames_of(made.first, 2);
    waiting.join();
}
TEST(Completion, IsAwaited) {
    auto made = with_completion(silence{mono, 1});
    std::thread playing{[&one = made.first] { (void)frames_of(one, 2); }};
    const auto both = [](pawl::program_heap, completion& done) -> pawl::task<bool> {
        const auto first = co_await done.async_wait();
        co_return first == ended::finished&& co_await done.async_wait() == ended::finished;
    };
    EXPECT_TRUE(pawl::block_on(both(pawl::heap, made.second)));
    playing.join();
}
TEST(Completion, ThatIsGoneIsNotMissed) {
    auto made = with_completion(silence{mono, 1});
    { const completion gone = std::move(made.second); }
    EXPECT_EQ(frames_of(made.first, 2).size(), 1u);
}

}  // namespace

// Who destroys what, and when.
#include "hearing.hpp"

#include <pawl/sound.hpp>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace pawl::sound;
using namespace hearing;

/// Says how many there are, and who destroyed the last one.
struct counted {
    static inline std::atomic<int> alive{0};
    static inline std::atomic<std::thread::id> destroyed_by{};
    counted() { ++alive; }
    counted(const counted&) = delete;
    counted& operator=(const counted&) = delete;
    ~counted() {
        destroyed_by = std::this_thread::get_id();
        --alive;
    }
};
struct counted_sound : counted, by_sample {
    explicit counted_sound(owned_sound more = nullptr) : within{std::move(more)} {}
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return 1; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return 48'000; }
    [[nodiscard]] next_sample next() noexcept PAWL_NONBLOCKING override { return 0.0f; }
    owned_sound within;
};

TEST(Owned, LetsGoAndAnotherThreadDestroys) {
    owned<counted> one = make_owned<counted>();
    EXPECT_EQ(counted::alive, 1);
    one.reset();
    EXPECT_FALSE(one);
    retirement::settle();
    EXPECT_EQ(counted::alive, 0);
    EXPECT_NE(counted::destroyed_by.load(), std::this_thread::get_id());
}
TEST(Owned, MovesAndConverts) {
    owned<counted_sound> one = make_owned<counted_sound>();
    sound* const same = one.get();
    owned_sound base = std::move(one);
    EXPECT_EQ(base.get(), same);
    EXPECT_EQ(one, nullptr);
    owned_sound other = make_owned<counted_sound>();
    other = std::move(base);
    EXPECT_EQ(other.get(), same);
    retirement::settle();
    EXPECT_EQ(counted::alive, 1);  // the one that stood in other
    other = nullptr;
    retirement::settle();
    EXPECT_EQ(counted::alive, 0);
}
TEST(Owned, OfWhatThrowsLeavesNothing) {
    struct throwing {
        throwing() { throw 1; }
        counted before;
    };
    EXPECT_THROW((void)make_owned<throwing>(), int);
    EXPECT_EQ(counted::alive, 0);
}
TEST(Retirement, SettlesWithAllParts) {
    owned_sound deep;
    // Deeper than a stack would allow.
    for (int i = 0; i < 100'000; ++i) deep = make_owned<counted_sound>(std::move(deep));
    EXPECT_EQ(counted::alive, 100'000);
    deep.reset();
    retirement::settle();
    EXPECT_EQ(counted::alive, 0);
}
TEST(Retirement, TakesFromManyThreadsAtOnce) {
    constexpr int threads = 4, each = 2'000;
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i)
        all.emplace_back([] {
            for (int n = 0; n < each; ++n) {
                owned<counted> one = make_owned<counted>();
                if (n % 100 == 0) retirement::settle();
            }
        });
    for (std::thread& one : all) one.join();
    retirement::settle();
    EXPECT_EQ(counted::alive, 0);
}
TEST(Retirement, SettleInADestructorReturns) {
    static std::atomic<bool> done{false};
    struct settling {
        ~settling() {
            retirement::settle();
            done = true;
        }
    };
    (void)make_owned<settling>();
    retirement::settle();
    EXPECT_TRUE(done);
}
TEST(RetiredList, GivesTheOldestFirst) {
    struct numbered : retirable {
        explicit numbered(int n) : retirable{[](retirable&) noexcept {}}, number{n} {}
        int number;
    };
    retired_list some;
    EXPECT_TRUE(some.take().empty());
    numbered one{1}, two{2}, three{3};
    for (numbered* each : {&one, &two, &three}) some.push(*each);
    retired_chain taken = some.take();
    for (int n = 1; n <= 3; ++n) EXPECT_EQ(static_cast<numbered&>(taken.take_first()).number, n);
    EXPECT_TRUE(taken.empty());
    EXPECT_TRUE(some.take().empty());
}
TEST(SoundData, TheLastCopyGivesItToRetirement) {
    sound_data one{format{}, ramp(10)};
    sound_data other = one, third;
    EXPECT_EQ(other.samples().data(), one.samples().data());
    third = std::move(one);
    EXPECT_EQ(one.frames(), 0u);
    other = sound_data{};
    EXPECT_EQ(third.frames(), 5u);
    const sound_data& same = third;
    third = same;
    EXPECT_EQ(third.frames(), 5u);
}

// What a child of fork() leaves behind is no leak of this test.
bool in_a_child = false;
extern "C" int __lsan_is_turned_off() { return in_a_child ? 1 : 0; }

// A child of fork() has not the thread; nothing in it waits for that, not even its exit().
TEST(Retirement, InAChildOfForkNobodyIsWaitedFor) {
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "ThreadSanitizer's own exit() waits for its own threads in a child of fork()";
#endif
    owned<counted> one = make_owned<counted>();
    const pid_t child = fork();
    if (child == 0) {
        in_a_child = true;
        alarm(20);
        one.reset();
        retirement::settle();
        make_owned<counted>().reset();
        std::exit(counted::alive == 2 ? 0 : 1);  // the statics' destructors too
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    one.reset();
    retirement::settle();
    EXPECT_EQ(counted::alive, 0);
}

}  // namespace

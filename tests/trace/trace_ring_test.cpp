#include <pawl/watch/trace_ring.hpp>

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace pawl::trace {
namespace {

event numbered(std::uint32_t number, const std::string& name = "") {
    event one;
    one.at = number;
    one.detail = number;
    one.what = traced::marked;
    std::memcpy(one.name.data(), name.data(), std::min(name.size(), one.name.size() - 1));
    return one;
}
std::vector<std::uint32_t> numbers_in(const ring& of, std::uint64_t& lost) {
    std::vector<std::uint32_t> all;
    lost = of.read([&](const event& one) { all.push_back(one.detail); });
    return all;
}

TEST(TraceRing, KeepsTheNewestAndCountsTheOthers) {
    std::array<slot, 4> slots;
    ring one;
    one.use(slots);
    std::uint64_t lost = 7;
    EXPECT_TRUE(numbers_in(one, lost).empty());
    EXPECT_EQ(lost, 0u);
    for (std::uint32_t i = 0; i < 10; ++i) one.write(numbered(i));
    EXPECT_EQ(numbers_in(one, lost), (std::vector<std::uint32_t>{6, 7, 8, 9}));
    EXPECT_EQ(lost, 6u);
}

TEST(TraceRing, ForgetsWhatIsSomebodyElses) {
    std::array<slot, 4> slots;
    ring one;
    one.use(slots);
    one.write(numbered(1));
    one.forget();
    one.write(numbered(2));
    std::uint64_t lost = 7;
    EXPECT_EQ(numbers_in(one, lost), std::vector<std::uint32_t>{2});
    EXPECT_EQ(lost, 0u);
}

TEST(TraceRing, GivesBackWhatWasTold) {
    std::array<slot, 2> slots;
    ring one;
    one.use(slots);
    // A short name is written over a long one.
    for (const std::string& name : {std::string(47, 'x'), std::string("seven b"), std::string("eight by"),
                                    std::string("nine byte"), std::string()}) {
        event told = numbered(5, name);
        told.object = &slots;
        told.other = &one;
        told.place = std::source_location::current();
        const auto line = told.place.line();
        one.write(told);
        one.write(told);
        static_cast<void>(one.read([&](const event& read) {
            EXPECT_EQ(read.name.data(), name);
            EXPECT_EQ(read.object, &slots);
            EXPECT_EQ(read.other, &one);
            EXPECT_EQ(read.place.line(), line);
            EXPECT_EQ(read.what, traced::marked);
        }));
    }
}

TEST(TraceRing, IsReadWhileItIsWritten) {
    std::array<slot, 8> slots;
    ring one;
    one.use(slots);
    std::atomic<bool> over{false};
    std::thread writer{[&] {
        for (std::uint32_t i = 1; i <= 20'000; ++i) one.write(numbered(i, std::to_string(i)));
        over = true;
    }};
    std::uint64_t lost = 0;
    while (!over) {
        std::uint32_t last = 0;
        lost = one.read([&](const event& read) {
            ASSERT_GT(read.detail, last);
            ASSERT_EQ(read.at, read.detail);
            ASSERT_EQ(read.name.data(), std::to_string(read.detail));
            last = read.detail;
        });
    }
    writer.join();
    EXPECT_EQ(numbers_in(one, lost).size(), slots.size());
    EXPECT_EQ(lost, 20'000 - slots.size());
}

}  // namespace
}  // namespace pawl::trace

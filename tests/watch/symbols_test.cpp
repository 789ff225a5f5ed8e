// Built twice: not optimised, where each small function has a frame of its own, and optimised, where none has.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <pawl/lock/mutex.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <source_location>
#include <string>
#include <system_error>

namespace {

using testing::HasSubstr;

std::string here(int lines_on = 0, std::source_location at = std::source_location::current()) {
    return "symbols_test.cpp:" + std::to_string(static_cast<int>(at.line()) + lines_on);
}

std::string refusal(auto&& call) {
    try {
        call();
    } catch (const std::system_error& error) {
        return error.what();
    }
    return "nothing was refused";
}

TEST(Symbols, NameTheLineBehindAScopedLock) {
    pawl::mutex deck{"deck"};
    const std::string first = here(1);
    const std::scoped_lock held{deck};
    const std::string second = here(1);
    const std::string text = refusal([&] { const std::scoped_lock again{deck}; });
    EXPECT_THAT(text, HasSubstr("wants mutex \"deck\", at " + second + "\n"));
    EXPECT_THAT(text, HasSubstr("locked at " + first + "  "));
}

TEST(Symbols, NameTheLineBehindALockOfTwo) {
    pawl::mutex a{"a"}, b{"b"};
    const std::string line = here(1);
    const std::scoped_lock both{a, b};
    const std::string text = pawl::wait_graph::snapshot().text();
#if defined(__OPTIMIZE__)
    GTEST_SKIP() << "optimised code keeps two places, and std::lock stands deeper";
#endif
    EXPECT_THAT(text, HasSubstr("holds \"a\", taken at " + line + "\n"));
    EXPECT_THAT(text, HasSubstr("holds \"b\", taken at " + line + "\n"));
}

TEST(Symbols, NameTheLineBehindAUniqueLock) {
    pawl::mutex deck{"deck"};
    std::unique_lock later{deck, std::defer_lock};
    const std::string line = here(1);
    later.lock();
    EXPECT_THAT(pawl::wait_graph::snapshot().text(), HasSubstr("holds \"deck\", taken at " + line + "\n"));
}

TEST(Symbols, SayNothingOfCodeThatIsNone) {
    const auto find = pawl::watch::line_finder.load();
    ASSERT_NE(find, nullptr);
    char text[64];
    const int data = 0;
    const void* const nowhere[] = {&data, nullptr};
    EXPECT_FALSE(find(nowhere, 2, text, sizeof text));
}

}  // namespace

#include "observe/report/kept_stack.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstring>
#include <vector>

namespace pawl::observe::report {
namespace {

using wire::call_path;

// What a thread keeps of a call of this function; the words end before the end of the stack.
[[gnu::noinline]] call_path keep(std::vector<std::uint64_t>& frames) {
    const auto* const frame = static_cast<const std::uint64_t*>(__builtin_frame_address(0));
    call_path path{};
    path.code = frame[1];
    path.above.frame_pointer = frame[0];
    path.above.stack = reinterpret_cast<std::uint64_t>(frame + 2);
    std::memcpy(path.above.words, frame + 2, sizeof path.above.words);
    frames.push_back(frame[1]);
    return path;
}
[[gnu::noinline]] call_path call(int deeper, std::vector<std::uint64_t>& frames) {
    const call_path path = deeper > 0 ? call(deeper - 1, frames) : keep(frames);
    frames.push_back(reinterpret_cast<std::uint64_t>(__builtin_return_address(0)));
    return path;
}

TEST(KeptStack, HasTheCallersInTheirOrder) {
    std::vector<std::uint64_t> frames;
    const call_path path = call(3, frames);
    const std::vector<std::uint64_t> found = kept_stack(getpid()).callers(path.code, path.above);
    ASSERT_EQ(frames.size(), 5U);
    ASSERT_GE(found.size(), frames.size());
    EXPECT_EQ(std::vector(found.begin(), found.begin() + 5), frames);
}

TEST(KeptStack, EndsWhereTheWordsEnd) {
    std::vector<std::uint64_t> frames;
    const call_path path = call(60, frames);
    const std::vector<std::uint64_t> found = kept_stack(getpid()).callers(path.code, path.above);
    EXPECT_GE(found.size(), 2U);
    EXPECT_LT(found.size(), frames.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i], frames[i]);
}

TEST(KeptStack, WithoutWordsTheCallStandsAlone) {
    std::vector<std::uint64_t> frames;
    call_path path = call(1, frames);
    path.above = {};
    EXPECT_THAT(kept_stack(getpid()).callers(path.code, path.above), testing::ElementsAre(path.code));
}

TEST(KeptStack, CodeThatIsNobodysIsNotFollowed) {
    call_path path{};
    path.code = 16;
    path.above.stack = 4096;
    EXPECT_THAT(kept_stack(getpid()).callers(path.code, path.above), testing::ElementsAre(16));
}

}  // namespace
}  // namespace pawl::observe::report

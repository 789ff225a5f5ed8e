#include <pawl/channel/oneshot.hpp>

bool process_audio(const pawl::oneshot_receiver<int>& answer) noexcept [[clang::nonblocking]] {
#ifdef RIGHT
    return answer.try_recv().has_value();
#else
    return answer.recv().has_value();  // EXPECT: must not call non-'nonblocking' function
#endif
}

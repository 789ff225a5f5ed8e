#include <pawl/channel/unbounded.hpp>

bool process_audio(const pawl::unbounded_sender<int>& events) noexcept [[clang::nonblocking]] {
#ifdef RIGHT
    return events.try_send(1).has_value();
#else
    return events.send(1).has_value();  // EXPECT: must not call non-'nonblocking' function
#endif
}

#include <pawl/channel/bounded.hpp>

bool process_audio(const pawl::bounded_receiver<int>& commands) noexcept [[clang::nonblocking]] {
#ifdef RIGHT
    return commands.try_recv().has_value();
#else
    return commands.recv().has_value();  // EXPECT: must not call non-'nonblocking' function
#endif
}

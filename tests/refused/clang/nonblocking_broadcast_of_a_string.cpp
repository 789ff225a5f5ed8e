#include <pawl/channel/broadcast.hpp>

#include <string>

#ifdef RIGHT
using message = int;
#else
using message = std::string;  // EXPECT: must not call non-'nonblocking' function
#endif

// Each receiver copies, which allocates.
bool process_audio(const pawl::broadcast_receiver<message>& events) noexcept [[clang::nonblocking]] {
    return events.try_recv().has_value();
}

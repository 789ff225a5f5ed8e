#include <pawl/channel/bounded.hpp>

#include <string>

#ifdef RIGHT
using message = int;
#else
using message = std::string;  // EXPECT: must not call non-'nonblocking' function
#endif

bool process_audio(const pawl::bounded_receiver<message>& commands) noexcept [[clang::nonblocking]] {
    return commands.try_recv().has_value();
}

#include <pawl/channel/latest.hpp>

#include <string>

#ifdef RIGHT
using value = int;
#else
using value = std::string;  // EXPECT: must not call non-'nonblocking' function
#endif

// A newer value makes the reader destroy the one it looked at.
bool process_audio(const pawl::latest_reader<value>& settings) noexcept [[clang::nonblocking]] {
    return settings.read() != nullptr;
}

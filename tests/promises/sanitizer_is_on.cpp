// Breaks a promise at run time: RealtimeSanitizer must end this program. Were it off, the tests under it would show nothing.
#include <cstdio>
#include <cstdlib>

namespace {

void* volatile kept;

// Not seen by the analysis of function effects: it looks at calls, and this one goes through a pointer.
void* (*volatile allocate)(std::size_t) = std::malloc;

void process_audio() noexcept [[clang::nonblocking]] {
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wfunction-effects"
    kept = allocate(16);
#pragma clang diagnostic pop
}

}  // namespace

int main() {
    process_audio();
    std::puts("allocated, and nobody minded");
    return 0;
}

// A heap, for tests alone: what lies between the last object and the stack. newlib's malloc asks for it, and for a lock.
#include <pawl/port/cortex_m/cortex_m.hpp>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include <malloc.h>

extern "C" {
extern char pawl_stack_lowest[];

void* _sbrk(std::ptrdiff_t more) {
    static char* top = reinterpret_cast<char*>(pawl_left_begin);
    if (more > pawl_stack_lowest - top) {
        errno = ENOMEM;
        return reinterpret_cast<void*>(-1);
    }
    char* const before = top;
    top += more;
    return before;
}

// newlib's goes through POSIX.
void* aligned_alloc(std::size_t alignment, std::size_t bytes) { return memalign(alignment, bytes); }

struct _reent;
static std::uint32_t before = 0, depth = 0;
void __malloc_lock(_reent*) {
    const std::uint32_t now = pawl::port::core::mask();
    if (depth++ == 0) before = now;
}
void __malloc_unlock(_reent*) {
    if (--depth == 0) pawl::port::core::unmask(before);
}
// newlib's output: a report that the library prints before it ends the program.
int _write(int, const char* text, int size) {
    for (int i = 0; i < size; ++i) pawl::port::semihosting::write(text[i]);
    return size;
}
int _close(int) { return -1; }
int _read(int, char*, int) { return 0; }
int _lseek(int, int, int) { return 0; }
int _fstat(int, void*) { return -1; }
int _isatty(int) { return 1; }
int _gettimeofday(void*, void*) { return -1; }
int _getpid() { return 1; }
int _kill(int, int) { return -1; }
[[noreturn]] void _exit(int status) { pawl::port::semihosting::exit(status); }
}

namespace std::chrono {
inline namespace _V2 {
steady_clock::time_point steady_clock::now() noexcept {
    return time_point{duration_cast<duration>(pawl::port::clock::now().time_since_epoch())};
}
system_clock::time_point system_clock::now() noexcept {
    return time_point{duration_cast<duration>(pawl::port::clock::now().time_since_epoch())};
}
}  // namespace _V2
}  // namespace std::chrono

// Destructors of the variables that each thread has for itself. The compiler's library, built for one thread, leaves them to the
// end of the program.
#include <pawl/port/cortex_m/cortex_m.hpp>

namespace {
struct to_destroy {
    void (*destroy)(void*);
    void* object;
    to_destroy* before;
};
constinit thread_local to_destroy* last = nullptr;

void destroy_all(void*) {
    while (to_destroy* const one = last) {
        last = one->before;
        one->destroy(one->object);
        delete one;
    }
}
}  // namespace

namespace __cxxabiv1 {
extern "C" int __cxa_thread_atexit(void (*destroy)(void*), void* object, void*) noexcept {
    if (!last) pawl::port::when_this_task_ends(destroy_all, nullptr);
    last = new to_destroy{destroy, object, last};
    return 0;
}
}  // namespace __cxxabiv1

// What each thread has caught and is about to throw. The compiler's library was built for one thread, and keeps one of it.
namespace {
// As the C++ ABI for Arm lays it out: the caught, how many are on their way, those that are cleaned up.
struct caught_and_thrown {
    void* caught;
    unsigned on_their_way;
    void* cleaned_up;
};
constinit thread_local caught_and_thrown mine{};
}  // namespace

namespace __cxxabiv1 {
extern "C" {
void* __cxa_get_globals() noexcept { return &mine; }
void* __cxa_get_globals_fast() noexcept { return &mine; }
}
}  // namespace __cxxabiv1

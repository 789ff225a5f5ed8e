#include <pawl/channel/rendezvous.hpp>

#include <memory>
#include <mutex>

int main() {
#ifdef RIGHT
    using message = std::unique_ptr<std::mutex>;
#else
    using message = std::unique_lock<std::mutex>;  // EXPECT: this type belongs to one task (a lock's guard, for one)
#endif
    auto ends = pawl::rendezvous<message>();
}

#include <absl/synchronization/mutex.h>

#include "../measure/lock_peer.hpp"

namespace {

class absl_mutex {
public:
    void lock() { mutex_.Lock(); }
    void unlock() { mutex_.Unlock(); }

private:
    absl::Mutex mutex_;
};
const bench::measured_lock<absl_mutex> lock("absl::Mutex");

}  // namespace

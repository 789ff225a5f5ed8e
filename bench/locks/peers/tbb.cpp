// TBB's locks spin, and after a while yield.
#include <tbb/spin_mutex.h>

#include "../measure/lock_peer.hpp"

namespace {
const bench::measured_lock<tbb::spin_mutex> lock("tbb::spin_mutex");
}

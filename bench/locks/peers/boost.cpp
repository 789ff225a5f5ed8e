#include <boost/thread/mutex.hpp>

#include "../measure/lock_peer.hpp"

namespace {
const bench::measured_lock<boost::mutex> lock("boost::mutex");
}

// Pawl's locks, and what they do with five philosophers.
#include <pawl/lock.hpp>

#include <chrono>

#include "../measure/lock_peer.hpp"

namespace {

struct pawl_mutex : pawl::mutex {
    pawl_mutex() : pawl::mutex("lock") {}
};
struct pawl_recursive_mutex : pawl::recursive_mutex {
    pawl_recursive_mutex() : pawl::recursive_mutex("lock") {}
};

const bench::measured_lock<pawl_mutex> mutex("pawl::mutex");
const bench::measured_lock<pawl_recursive_mutex> recursive("pawl::recursive_mutex");

// Takes one fork, then the other, in the wrong order as well; whoever is refused gives up what it has and tries again.
double detect_and_retry() {
    pawl::on_lock_order(nullptr);
    return bench::meals<pawl_mutex>([](pawl_mutex& left, pawl_mutex& right) {
        const pawl::guard first{left};
        const auto second = right.lock_or_report();
        if (second) bench::eat();
        return second.has_value();
    });
}
double together() {
    return bench::meals<pawl_mutex>([](pawl_mutex& left, pawl_mutex& right) {
        const pawl::lock_together both(left, right);
        bench::eat();
        return true;
    });
}
template <int Milliseconds>
double patient() {
    return bench::meals<pawl_mutex>([](pawl_mutex& left, pawl_mutex& right) {
        const auto both = pawl::lock_with_patience(std::chrono::milliseconds(Milliseconds), left, right);
        if (both) bench::eat();
        return both.has_value();
    });
}
const bench::measured philosophers[]{
    {"pawl::mutex, detect and retry", {{"any-order", detect_and_retry}}},
    {"pawl::lock_together", {{"any-order", together}}},
    {"pawl::lock_with_patience, 10 ms", {{"any-order", patient<10>}}},
};

}  // namespace

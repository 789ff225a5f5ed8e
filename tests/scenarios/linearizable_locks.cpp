// mutex and semaphore: whoever has the lock has it alone, a try fails only while another one has it, and permits are neither
// lost nor made.
#include "histories.hpp"

#include <pawl/lock/mutex.hpp>
#include <pawl/lock/semaphore.hpp>

#include <thread>

using namespace scenario;

void mutexes() {
    using alone = check::exclusive_lock;
    pawl::mutex lock;
    check::history<alone> calls;
    const auto uses = [&](bool tries) {
        const bool has = tries ? calls.call<&alone::try_acquire>([&] { return lock.try_lock(); })
                               : (calls.call<&alone::acquire>([&] { lock.lock(); }), true);
        if (has) calls.call<&alone::release>([&] { lock.unlock(); });
    };
    const unsigned tries = choose(3);
    std::thread other([&] { uses(tries > 0); });
    uses(tries > 1);
    other.join();
    require(check::linearizable(calls));
}

struct permits {
    long count = 0;
    bool try_acquire() { return count > 0 && count-- > 0; }
    check::allowed acquire() { return try_acquire(); }
    void release() { ++count; }
    bool operator==(const permits&) const = default;
};

void semaphores() {
    pawl::semaphore permitted{1, "permitted"};
    check::history<permits> calls;
    std::thread other([&] {
        calls.call<&permits::acquire>([&] { permitted.acquire(); });
        calls.call<&permits::release>([&] { permitted.release(); });
    });
    if (calls.call<&permits::try_acquire>([&] { return permitted.try_acquire(); }))
        calls.call<&permits::release>([&] { permitted.release(); });
    other.join();
    require(check::linearizable(calls, permits{1}));
}

int main() {
    if (choose(2) == 0)
        mutexes();
    else
        semaphores();
}

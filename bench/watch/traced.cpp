// What a hook costs: the same calls where hooks are compiled out, where nobody listens, and where somebody does.
// traced COUNT prints nanoseconds for each; the fastest of some rounds, since others use the machine as well.
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <pawl/trace.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace {

constexpr int rounds = 25;

template <class F>
void measure(const char* what, long count, F&& f) {
    double fastest = std::numeric_limits<double>::max();
    for (int i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        f(count);
        const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
        fastest = std::min(fastest, took.count() / static_cast<double>(count));
    }
    std::printf("%s %.3f\n", what, fastest);
}

pawl::mutex mutex{"bench"};
pawl::ring<int, 64> ring;
pawl::static_mpsc<int, 64> bounded;
pawl::semaphore semaphore;
pawl::static_frame<512> frames[2];

pawl::task<> yields(pawl::static_frame<512>&, long count) {
    for (long i = 0; i < count; ++i) {
        const bool more = co_await pawl::yield();
        if (!more) break;
    }
}
pawl::task<> asks(pawl::static_frame<512>&, long count, pawl::semaphore& mine, pawl::semaphore& other) {
    for (long i = 0; i < count; ++i) {
        other.release();
        const auto answer = co_await mine.async_acquire();
        if (!answer) break;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const long count = argc > 1 ? std::atol(argv[1]) : 200'000;
    measure("lock_pair", count, [](long n) {
        for (long i = 0; i < n; ++i) {
            mutex.lock();
            mutex.unlock();
        }
    });
    auto [producer, consumer] = ring.split();
    measure("ring_send_recv", count, [&](long n) {
        for (long i = 0; i < n; ++i) {
            static_cast<void>(producer.try_send(1));
            static_cast<void>(consumer.try_recv());
        }
    });
    const auto sender = bounded.sender();
    const auto receiver = bounded.receiver();
    measure("bounded_send_recv", count, [&](long n) {
        for (long i = 0; i < n; ++i) {
            static_cast<void>(sender.try_send(1));
            static_cast<void>(receiver.try_recv());
        }
    });
    measure("semaphore_pair", count, [&](long n) {
        for (long i = 0; i < n; ++i) {
            semaphore.release();
            static_cast<void>(semaphore.try_acquire());
        }
    });
    measure("yield", count, [](long n) {
        pawl::executor<1> ex;
        ex.spawn(yields(frames[0], n / 2));
        ex.spawn(yields(frames[1], n / 2));
        ex.run();
    });
    measure("wake_a_task", count, [](long n) {
        pawl::executor<1> ex;
        pawl::semaphore one, other;
        ex.spawn(asks(frames[0], n / 2, one, other));
        ex.spawn(asks(frames[1], n / 2, other, one));
        ex.run();
    });
}

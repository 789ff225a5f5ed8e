// The receiver gives up at its time-out without looking whether a sender has handed something over by then.
#include <semaphore.h>
#include <time.h>

#include <atomic>
#include <pawl/check.hpp>
#include <thread>

constexpr int nobody = 0, waiting = -1;
std::atomic<int> cell = nobody;
sem_t bell;

int recv_for_a_moment() {
    cell.store(waiting);
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    ++until.tv_sec;
    if (sem_timedwait(&bell, &until) != 0) {
        cell.store(nobody);
        return nobody;
    }
    return cell.exchange(nobody);
}

/// Meets only a receiver that waits already.
bool try_send(int message) {
    int expected = waiting;
    if (!cell.compare_exchange_strong(expected, message)) return false;
    sem_post(&bell);
    return true;
}

int main() {
    sem_init(&bell, 0, 0);
    int received = nobody;
    std::thread receiver([&] { received = recv_for_a_moment(); });
    const bool sent = try_send(7);
    receiver.join();
    pawl::check::require(!sent || received == 7, "no re-test after the time-out: a message handed over is lost");
}

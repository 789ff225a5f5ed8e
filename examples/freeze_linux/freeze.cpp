// The frozen device on this very machine: on one core, a real-time thread polls a queue between short sleeps, and a
// thread of lower real-time priority sends. A third thread, above both and on another core, prints what happens, frees
// the receiver if it stays inside one try_recv for some seconds, and ends the run.
//
// Exit status: 0 every try_recv came back within a second; 1 one did not; 2 this machine does not permit the experiment.
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include "queue.hpp"

namespace {

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

constexpr int watchdog_priority = 90, receiver_priority = 50, sender_priority = 10;
constexpr double too_long = 1.0, patience = 2.5;  // seconds

std::atomic<bool> ended = false;
std::atomic<bool> sender_ended = false;
std::atomic<std::uint64_t> received = 0;
std::atomic<clock_type::rep> call_began = 0;  // 0: outside try_recv
std::atomic<double> longest_call = 0;

double seconds_since(clock_type::rep began) {
    return std::chrono::duration<double>(clock_type::now().time_since_epoch() - clock_type::duration(began)).count();
}

[[noreturn]] void refuse(const char* why) {
    std::fprintf(stderr, "freeze-linux cannot run here: %s\n", why);
    std::exit(2);
}

std::vector<int> permitted_cores() {
    cpu_set_t set;
    std::vector<int> cores;
    if (sched_getaffinity(0, sizeof set, &set) != 0) refuse(std::strerror(errno));
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<unsigned>(core), &set)) cores.push_back(core);
    }
    return cores;
}

void run_on(pthread_t thread, int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(core), &set);
    if (const int error = pthread_setaffinity_np(thread, sizeof set, &set)) refuse(std::strerror(error));
}

void set_priority(pthread_t thread, int policy, int priority) {
    const sched_param param{.sched_priority = priority};
    const int error = pthread_setschedparam(thread, policy, &param);
    if (error == EPERM) {
        refuse(
            "real-time priorities are not permitted.\n"
            "Run it as root or with the capability CAP_SYS_NICE (sudo make freeze-linux; in a container: --cap-add "
            "SYS_NICE).");
    }
    if (error && error != ESRCH) refuse(std::strerror(error));  // ESRCH: the thread has ended meanwhile
}

void receive(void* queue) {
    while (!ended) {
        std::uint64_t message = 0;
        const auto began = clock_type::now().time_since_epoch().count();
        call_began = began;
        const bool one = queue_try_recv(queue, &message);
        call_began = 0;
        if (const double took = seconds_since(began); took > longest_call) longest_call = took;
        if (one) {
            ++received;
        } else {
            std::this_thread::sleep_for(50us);
        }
    }
}

void send(void* queue) {
    for (std::uint64_t message = 0; !ended; ++message) queue_send(queue, message);
    sender_ended = true;
}

/// Lets the sender outrank the receiver for a moment, so that it can finish what it was stopped in.
void lend_priority(pthread_t sender) {
    set_priority(sender, SCHED_FIFO, receiver_priority + 1);
    std::this_thread::sleep_for(10ms);
    set_priority(sender, SCHED_RR, sender_priority);
}

/// Prints once a second; ends after `seconds`, or when one call has lasted longer than is worth watching.
void watch(int seconds, pthread_t sender) {
    const auto start = clock_type::now();
    for (auto second = 1s; second <= std::chrono::seconds(seconds); ++second) {
        std::this_thread::sleep_until(start + second);
        std::printf("Receiving thread has received %llu\n", static_cast<unsigned long long>(received.load()));
        const auto began = call_began.load();
        if (began != 0 && seconds_since(began) > patience) {
            // The receiver burns its core and will not stop by itself: whoever sent must be let go on.
            lend_priority(sender);
            return;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 5;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const std::vector<int> cores = permitted_cores();
    if (cores.size() < 2) refuse("it needs two cores, one to freeze and one to watch.");

    // Should the watchdog fail, the kernel ends a real-time thread that has not slept for so long.
    const rlimit without_sleep{.rlim_cur = 20'000'000, .rlim_max = 25'000'000};  // microseconds
    setrlimit(RLIMIT_RTTIME, &without_sleep);
    set_priority(pthread_self(), SCHED_FIFO, watchdog_priority);
    run_on(pthread_self(), cores.front());

    const queue_ends queue = queue_open();
    std::printf("%s, on core %d: receiver SCHED_FIFO %d over sender SCHED_RR %d\n", queue_name(), cores.back(),
                receiver_priority, sender_priority);
    // Both inherit the watchdog's priority until they are set their own.
    std::thread receiver([&] {
        run_on(pthread_self(), cores.back());
        set_priority(pthread_self(), SCHED_FIFO, receiver_priority);
        receive(queue.receiver);
    });
    std::thread sender([&] {
        run_on(pthread_self(), cores.back());
        set_priority(pthread_self(), SCHED_RR, sender_priority);
        send(queue.sender);
    });

    watch(seconds, sender.native_handle());
    ended = true;
    // A call that began in the last seconds may still be stuck; lend until it is over.
    while (call_began != 0) lend_priority(sender.native_handle());
    receiver.join();
    // The last send may wait for room, which only a receiver can make.
    for (std::uint64_t last = 0; !sender_ended;) queue_try_recv(queue.receiver, &last);
    sender.join();

    if (longest_call > too_long) {
        std::printf("try_recv blocked for %.1f seconds, until its sender was lent a higher priority\n",
                    longest_call.load());
        return 1;
    }
    std::printf("longest try_recv: %.6f seconds\n", longest_call.load());
    return 0;
}

// Two locks in both orders, one thread after the other, so that nothing hangs.
//   crossed: a mistake. gated: under a third lock. alone: one thread does both. tried: only tries. ordered: no mistake
//   renewed: the second time they are other locks.  readers: rwlocks, only read
#include <pthread.h>

#include <cstring>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::mutex first, second, gate;
std::shared_mutex one, other;

template <class A, class B>
void both(A& a, B& b) {
    std::lock_guard outer(a);
    std::lock_guard inner(b);
}
void in_a_thread(const std::function<void()>& work) { std::thread(work).join(); }

int main(int, char** argv) {
    const char* const mode = argv[1];
    const auto is = [&](const char* word) { return std::strcmp(mode, word) == 0; };
    const auto forth = [] { both(first, second); };
    const auto back = [] { both(second, first); };
    if (is("crossed")) in_a_thread(forth), in_a_thread(back), in_a_thread(back);
    if (is("ordered")) in_a_thread(forth), in_a_thread(forth);
    if (is("alone")) in_a_thread([&] { forth(), back(); });
    if (is("gated")) {
        const auto under_gate = [](const std::function<void()>& work) {
            std::lock_guard hold(gate);
            work();
        };
        in_a_thread([&] { under_gate(forth); });
        in_a_thread([&] { under_gate(back); });
    }
    if (is("tried")) {
        in_a_thread(forth);
        in_a_thread([] {
            std::lock_guard hold(second);
            if (first.try_lock()) first.unlock();
        });
    }
    if (is("renewed")) {
        in_a_thread(forth);
        for (std::mutex* each : {&first, &second}) {
            pthread_mutex_destroy(each->native_handle());
            pthread_mutex_init(each->native_handle(), nullptr);
        }
        in_a_thread(back);
    }
    if (is("readers")) {
        in_a_thread([] { std::shared_lock a(one), b(other); });
        in_a_thread([] { std::shared_lock b(other), a(one); });
    }
    return 3;
}

// A worker runs tasks from a queue; each result comes back through a future.
#include <cassert>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

int main() {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::packaged_task<int()>> queue;
    std::jthread worker([&] {
        for (int i = 0; i < 2; ++i) {
            std::unique_lock hold(mutex);
            changed.wait(hold, [&] { return !queue.empty(); });
            auto task = std::move(queue.front());
            queue.pop_front();
            hold.unlock();
            task();
        }
    });
    std::future<int> results[2];
    for (int i = 0; i < 2; ++i) {
        std::packaged_task<int()> task([i] { return i + 1; });
        results[i] = task.get_future();
        std::lock_guard hold(mutex);
        queue.push_back(std::move(task));
        changed.notify_one();
    }
    assert(results[0].get() + results[1].get() == 3);
}

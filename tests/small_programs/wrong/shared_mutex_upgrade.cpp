// Looks up under a shared lock and inserts under the exclusive one without giving the first back.
#include <mutex>
#include <shared_mutex>
#include <thread>

int main() {
    std::shared_mutex mutex;
    int entry = 0;
    const auto look_up = [&] {
        std::shared_lock reading(mutex);
        if (entry == 0) {
            std::unique_lock writing(mutex);
            entry = 1;
        }
    };
    std::jthread other(look_up);
}

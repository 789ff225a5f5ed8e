// The last of two owners deletes the object, once.
#include <cassert>
#include <memory>
#include <thread>

int destroyed = 0;

struct object {
    ~object() { ++destroyed; }
};

int main() {
    {
        auto mine = std::make_shared<object>();
        std::weak_ptr<object> watcher = mine;
        std::jthread other([theirs = mine]() mutable { theirs.reset(); });
        mine.reset();
        if (auto still = watcher.lock()) assert(destroyed == 0);
    }
    assert(destroyed == 1);
}

// Two tasks of which Pawl has not heard yet lock for the first time: each begins a record of its own.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::mutex m{"m"};
    int inside = 0;
    const auto once = [&] {
        const pawl::guard held{m};
        assert(++inside == 1);
        --inside;
    };
    std::thread task{once};
    once();
    task.join();
}

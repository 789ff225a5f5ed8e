#include <pawl/task.hpp>

#include <utility>

pawl::task<int> gives(pawl::program_heap, int a) { co_return a; }

pawl::task<int> awaits(pawl::program_heap h) {
    auto given = gives(h, 1);
#ifdef RIGHT
    const int a = co_await std::move(given);
#else
    const int a = co_await given;  // EXPECT: a task is awaited as an rvalue
#endif
    co_return a;
}

int main() { return pawl::block_on(awaits(pawl::heap)); }

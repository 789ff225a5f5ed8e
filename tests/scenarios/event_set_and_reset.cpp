// An event is set and reset at once. Who waited when it was set goes on; who comes later waits for the next time.
#include <pawl/lock/event.hpp>
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::event e{"e"};
    int before = 0;
    auto waits = e.async_wait();  // the wait begins here
    std::thread other{[&] {
        before = 1;
        e.set();
        e.reset();
    }};
    assert(pawl::block_on(std::move(waits)));
    assert(before == 1);
    other.join();
    assert(!e.is_set());
}

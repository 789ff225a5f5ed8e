// Everybody who waits for an event goes on, and sees what was done before it was set.
#include <pawl/lock/event.hpp>

#include <cassert>
#include <thread>

int main() {
    pawl::event e{"e"};
    int before = 0;
    const auto wait = [&] {
        e.wait();
        assert(before == 1);
    };
    std::thread first{wait}, second{wait};
    before = 1;
    e.set();
    first.join();
    second.join();
}

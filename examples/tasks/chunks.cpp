// A long computation in chunks: others have their turns in between, and it ends when it is told to.
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>
#include <string>

using namespace std::chrono_literals;

pawl::static_frame<512> long_frame, urgent_frame;

pawl::task<> computes(pawl::static_frame<512>&, const int& urgent) {
    long steps = 0;
    for (bool goes_on = true; goes_on; ++steps) {
        // ... a chunk that takes no longer than others may wait ...
        goes_on = co_await pawl::yield();
    }
    std::printf("stopped after %s, with %d urgent events in between\n", steps > 3 ? "many chunks" : "a few", urgent);
}

pawl::task<> is_urgent(pawl::static_frame<512>&, pawl::executor<1>& ex, int& events) {
    for (; events < 3; ++events) co_await pawl::sleep_for(1ms);
    ex.stop();
}

int main() {
    int events = 0;
    pawl::executor<1> ex;
    ex.spawn(computes(long_frame, events));
    ex.spawn(is_urgent(urgent_frame, ex, events));
    ex.run();
    auto late = computes(long_frame, events);
    std::printf("spawned after stop(): %s\n", std::string{to_string(ex.spawn_or_report(late).error())}.c_str());
}

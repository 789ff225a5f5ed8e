// Another thread asks to stop while a task begins to wait, waits, or has gone on.
#include <pawl/task.hpp>

#include <cassert>
#include <thread>

pawl::task<bool> sleeps(pawl::static_frame<1024>&, pawl::stop_token token) {
    const auto slept = co_await pawl::until_stopped(token, pawl::sleep_until(pawl::port::clock::time_point::max()));
    co_return slept.has_value();
}

int main() {
    static pawl::static_frame<1024> frame;
    pawl::stop_source source;
    std::thread other{[&] { source.request_stop(); }};
    const bool slept = pawl::block_on(sleeps(frame, source.token()));
    other.join();
    assert(!slept);
}

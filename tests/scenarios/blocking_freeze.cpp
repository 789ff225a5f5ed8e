// The second thread may be stopped for ever as soon as it has let its task go on: the task's level does not wait for it.
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>

#include <cassert>
#include <chrono>

using namespace std::chrono_literals;

pawl::task<void> asks(pawl::static_frame<1024>&) {
    auto got = co_await pawl::blocking(1ms, [] { return 7; });
    assert(got.value() == 7);
}

pawl::static_frame<1024> frame;

int main() {
    pawl::executor<1> ex;
    ex.spawn(asks(frame));
    ex.run();
}

// A promise carries a value to one thread, or the reason why there is none.
#include <cassert>
#include <future>
#include <stdexcept>
#include <thread>

int main() {
    std::promise<int> value, failure, forgotten;
    auto first = value.get_future(), second = failure.get_future();
    std::jthread sender([&] {
        value.set_value(3);
        failure.set_exception(std::make_exception_ptr(std::runtime_error("no second value")));
    });
    assert(first.get() == 3);
    try {
        second.get();
        assert(false);
    } catch (const std::runtime_error&) {
    }
}

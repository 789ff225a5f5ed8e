// A warning is an end of its own kind.
#include <atomic>
#include <pawl/check.hpp>
#include <thread>

std::atomic<bool> ready;

int main() {
    std::thread setter([] { ready = true; });
    while (!ready) {
    }
    pawl::check::outcome("seen");
    setter.join();
}

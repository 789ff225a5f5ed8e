// Thread it: the cipher in one call, on the one second stack, while tasks go on; at least every other millisecond is its own.
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>

#include "cipher.hpp"

using namespace std::chrono_literals;

pawl::static_frame<1024> long_frame, urgent_frame;

pawl::task<> encrypts(pawl::static_frame<1024>&, message& m, bool& done) {
    const auto encrypted = co_await pawl::blocking(1ms, [&m] { m.encrypt(m.text()); });
    std::printf("%s\n", encrypted ? "in one call" : "not begun");
    m.print_digest();
    done = true;
}

pawl::task<> is_urgent(pawl::static_frame<1024>&, const bool& done) {
    int turns = 0;
    for (; !done; ++turns) co_await pawl::sleep_for(100us);
    std::printf("urgent turns meanwhile: %s\n", turns > 1 ? "many" : "none");
}

int main() {
    message m;
    bool done = false;
    pawl::executor<1> ex;
    ex.spawn(encrypts(long_frame, m, done));
    ex.spawn(is_urgent(urgent_frame, done));
    ex.run();
}

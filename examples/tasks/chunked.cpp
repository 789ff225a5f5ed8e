// Chunk it: a cipher's work is cut into pieces, and other tasks have their turns in between.
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>

#include "cipher.hpp"

using namespace std::chrono_literals;

pawl::static_frame<1024> long_frame, urgent_frame;

pawl::task<> encrypts(pawl::static_frame<1024>&, message& m, bool& done) {
    for (std::size_t at = 0; at != message::size; at += message::piece) {
        m.encrypt(m.text().subspan(at, message::piece));
        co_await pawl::yield();
    }
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

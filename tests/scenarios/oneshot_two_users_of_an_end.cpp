// Two tasks use one sender, and two one receiver: one message goes through, and nobody waits for a stopped one.
#include <pawl/channel/oneshot.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    auto [tx, rx] = pawl::oneshot<int>();
    int sent = 0, received = 0;
    std::thread other{[&] {
        sent += tx.try_send(1).has_value();
        received += rx.try_recv().has_value();
    }};
    const bool here = tx.try_send(2).has_value();
    const bool got = rx.try_recv().has_value();
    other.join();
    sent += here;
    received += got + rx.try_recv().has_value();
    pawl::check::require(sent == 1 && received == 1, "one message");
}

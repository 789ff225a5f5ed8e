// One task that waits for several channels at once, with a limit.
#include <pawl/channel.hpp>

#include <chrono>
#include <cstdio>
#include <expected>
#include <string>
#include <thread>
#include <utility>

int main() {
    using namespace std::chrono_literals;
    auto [orders, incoming] = pawl::bounded<std::string>(4);
    auto [stop, stopped] = pawl::oneshot<int>();
    auto [report, reports] = pawl::rendezvous<int>();

    std::jthread worker{[incoming = std::move(incoming), stopped = std::move(stopped), report] {
        for (int done = 0, running = 1; running;)
            pawl::biased_select(pawl::on_recv(incoming,
                                              [&](std::expected<std::string, pawl::errc> order) {
                                                  if (order) std::printf("order %d: %s\n", ++done, order->c_str());
                                              }),
                                pawl::on_send(report, int{done}),  // whoever asks is told
                                pawl::on_recv(stopped, [&](auto) { running = 0; }));
    }};

    for (const char* order : {"tea", "coffee", "cake"}) orders.send(order);
    int done = 0;
    while (done != 3)
        pawl::select(pawl::on_recv(reports, [&](std::expected<int, pawl::errc> number) { done = *number; }),
                     pawl::on_timeout(10s, [] { std::puts("the worker is late"); }));
    std::printf("the worker has done %d\n", done);
    stop.send(1);
    worker.join();

    const auto none = pawl::try_select(pawl::on_recv(reports, [](auto) {}));
    std::puts(none ? "a report" : "nobody reports any more");
}

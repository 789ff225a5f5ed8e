// Time as a channel: a beat, an end, and the branch that is not wanted now.
#include <pawl/channel.hpp>

#include <chrono>
#include <cstdio>

int main() {
    using namespace std::chrono_literals;
    auto [samples, incoming] = pawl::bounded<int>(8);
    const auto beat = pawl::tick(2ms);
    const auto end = pawl::after(60s);  // nobody waits that long: the loop ends first

    int beats = 0;
    for (bool running = true; running;)
        pawl::select(pawl::on_recv(beat,
                                   [&](auto due) {  // when it was due, on the steady clock
                                       if (due && ++beats <= 3) samples.send(beats);
                                       if (beats == 3) samples.close();
                                   }),
                     pawl::on_recv(incoming,
                                   [&](auto sample) {
                                       if (sample) std::printf("sample %d\n", *sample);
                                       running = sample.has_value();
                                   }),
                     pawl::on_recv(end, [&](auto) { running = false; }));

    // One message, and then none: it is no clock.
    const auto once = pawl::after(1ms);
    std::printf("after: %s", once.recv() ? "its time has come" : "nothing");
    std::printf(", then %s\n", pawl::to_string(once.recv_for(1ms).error()).data());

    std::printf("never: %s\n", pawl::to_string(pawl::never<int>().recv_for(1ms).error()).data());
}

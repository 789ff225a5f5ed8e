// Two tasks send through one sender, which remembers where it was: who reads that place sees what was put there.
#include "calls.hpp"

#include <pawl/channel/bounded.hpp>

#include <thread>

using namespace scenario;

int main() {
    auto [tx, rx] = pawl::bounded<long>(1);
    tally kept, took;
    bool sent[3];
    std::thread two_laps([&] {
        for (int lap = 0; lap < 2; ++lap) {
            sent[lap] = send<long>(tx, way::tries, lap, kept);
            receive<long>(rx, way::tries, took);
        }
    });
    tally kept_by_main;
    sent[2] = send<long>(tx, way::tries, 10, kept_by_main);
    two_laps.join();
    while (receive<long>(rx, way::tries, took)) {
    }
    require(took.times(0) == sent[0] && took.times(1) == sent[1] && took.times(10) == sent[2], "accepted is received");
}

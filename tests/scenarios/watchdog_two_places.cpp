// Two tasks begin to check in at the same moment: each gets a place of its own, and the timer sees both.
#include <pawl/watch/check_in.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    using pawl::watch::check_in_place;
    check_in_place* places[2]{};
    const auto begin = [&](std::uint32_t task) {
        places[task] = pawl::watch::begin_check_ins(check_in_place::owned_by(1, task + 7), "task", 10ms);
    };
    std::thread other{begin, 1};
    begin(0);
    other.join();
    assert(places[0] && places[1] && places[0] != places[1]);
    assert(pawl::watch::check_ins_met == 2);
}

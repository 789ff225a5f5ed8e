// A task checks in while the watchdog's timer looks. Who checked in from one look to the next is not called silent; who was is
// said to go on once, and nobody else is.
#include <pawl/watch/check_in.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    using pawl::watch::silence;
    static pawl::watch::check_in_place place;
    assert(place.take(place.owned_by(1, 7), "task", 10ms));
    std::atomic<int> begun{0}, done{0};
    std::thread task{[&] {
        for (int i = 0; i < 2; ++i) {
            ++begun;
            place.check_in();
            ++done;
        }
    }};
    silence seen;
    pawl::port::clock::time_point now{1s};
    int silences = 0, recoveries = 0, begun_before = 0;
    const auto look = [&] {
        const int whole = done - begun_before;  // check-ins that lie between the two looks with all that they do
        const silence::news news = seen.look(place, 1, now += 11ms);
        if (news == silence::news::silent) assert(whole <= 0), ++silences;
        if (news == silence::news::goes_on) ++recoveries;
        assert(recoveries <= silences && silences <= recoveries + 1);
        begun_before = begun;
    };
    for (int i = 0; i < 3; ++i) look();
    task.join();
    look();
    look();
    look();  // the half comes first
    assert(silences == recoveries + 1);  // at last it is silent, and was told so once
    look();
    assert(silences == recoveries + 1);
}

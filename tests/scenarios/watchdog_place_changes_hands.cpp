// A task leaves while the watchdog's timer looks, and another one takes its place: nobody is blamed for the silence of the
// one before, and nobody is said to go on in the name of one who left.
#include <pawl/watch/check_in.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    using pawl::watch::silence;
    static pawl::watch::check_in_place place;
    const auto first = place.owned_by(1, 7), second = place.owned_by(1, 8);
    assert(place.take(first, "first", 10ms));
    silence seen;
    pawl::port::clock::time_point now{1s};
    assert(seen.look(place, 1, now) == silence::news::none);
    assert(seen.look(place, 1, now += 6ms) == silence::news::half);
    assert(seen.look(place, 1, now += 6ms) == silence::news::silent);  // the first one is
    std::thread task{[&] {
        assert(place.give_back(first));
        assert(place.take(second, "second", 10ms));
    }};
    for (int i = 0; i < 3; ++i) {
        const bool known = seen.task() == 8;
        const silence::news news = seen.look(place, 1, now += 11ms);
        assert(news != silence::news::goes_on);
        if (news == silence::news::silent) assert(known && seen.task() == 8);
    }
    task.join();
    assert(!place.give_back(first));
    assert(place.give_back(second));
    assert(seen.look(place, 1, now += 11ms) == silence::news::none);
}

// Four steps with interrupts off, and a handler of three: one that is less urgent may wait for both.
#include <pawl/check.hpp>

#include <atomic>

static std::atomic<int> place{0};

int main() {
    pawl::check::interrupt("fast", 2, [] {
        place.store(1);
        place.store(2);
    });
    pawl::check::interrupt("slow", 1, [] { place.store(3); });
    place.store(4);
    {
        pawl::check::interrupts_masked quiet;
        for (int i = 0; i < 4; ++i) place.store(i);
    }
    place.store(5);
}

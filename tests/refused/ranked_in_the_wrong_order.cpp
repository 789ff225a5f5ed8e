#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>

int main() {
    pawl::ranked<pawl::mutex, 1> library{"library"};
    pawl::ranked<pawl::mutex, 2> deck{"deck"};
#ifdef RIGHT
    library.with([&](auto held) { deck.with(held, [](auto) {}); });
#else
    deck.with(
        [&](auto held) { library.with(held, [](auto) {}); });  // EXPECT: locks are taken in rising order of their ranks
#endif
}

#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>

int main() {
    pawl::ranked<pawl::mutex, 1> library{"library"};
#ifdef RIGHT
    pawl::ranked<pawl::mutex, 2> deck{"deck"};
#else
    pawl::ranked<pawl::mutex, 1> deck{"deck"};  // EXPECT: this one's rank is not above that of the lock which is held
#endif
    library.with([&](auto held) { deck.with(held, [](auto) {}); });
}

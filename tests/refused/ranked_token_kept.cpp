#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>

int main() {
    pawl::ranked<pawl::mutex, 1> library{"library"};
    library.with([&](auto held) {
#ifdef RIGHT
        const auto& kept = held;
#else
        const auto kept =
            held;  // EXPECT: rank_held(const pawl::on_linux::rank_held<Rank>&) [with unsigned int Rank = 1]
#endif
        static_cast<void>(kept);
    });
}

// Two threads retire objects while a third one takes and sleeps in between: each comes once, in its thread's order.
#include <pawl/check.hpp>
#include <pawl/sound/retired_list.hpp>

#include <thread>

using namespace pawl::sound;

struct numbered : retirable {
    explicit numbered(int n) : retirable{[](retirable&) noexcept {}}, number{n} {}
    int number;
};

int main() {
    retired_list list;
    numbered one{1}, two{2}, three{3};
    std::thread first{[&] {
        list.push(one);
        list.push(two);
    }};
    std::thread second{[&] { list.push(three); }};
    int last = 0, count = 0;
    while (count != 3) {
        list.wait();
        for (retired_chain taken = list.take(); !taken.empty(); ++count) {
            const int now = static_cast<numbered&>(taken.take_first()).number;
            pawl::check::require(now == 3 || now == last + 1, "in its thread's order");
            if (now != 3) last = now;
        }
    }
    first.join();
    second.join();
    pawl::check::require(last == 2 && list.take().empty(), "each once");
}

// A reader that sleeps is woken for a value and for the end, and sees the last value.
#include <pawl/channel/latest.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::latest<int> cell;
    auto [writer, reader] = cell.split();
    std::thread peer{[writer = std::move(writer)] {
        for (int i = 1; i <= 2; ++i) pawl::check::require(writer.write(i).has_value(), "written");
    }};
    int last = 0;
    for (int each : reader) {
        pawl::check::require(each > last, "newer");
        last = each;
    }
    pawl::check::require(last == 2, "the last value comes");
    peer.join();
}

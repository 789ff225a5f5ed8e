// The urgent interrupt writes, the other one looks, and the main program waits for what is new: nobody sees an older value after a
// newer one, or half of one.
#include "two_interrupts.hpp"

#include <pawl/channel/latest.hpp>

namespace {
struct position {
    int left, right;
};
pawl::latest<position> seen_by_main, seen_by_low;
auto [to_main, main_reads] = seen_by_main.split();
auto [to_low, low_reads] = seen_by_low.split();
int written = 0, last_seen = 0;
shared<bool> torn{false};
}  // namespace

HIGH_INTERRUPT {
    ++written;
    static_cast<void>(to_low.write({written, -written}));
    static_cast<void>(to_main.write({written, -written}));
}
LOW_INTERRUPT {
    if (const position* const p = low_reads.read()) {
        if (p->left != -p->right || p->left < last_seen) torn = true;
        last_seen = p->left;
    }
}

int main() {
    let_both_come();
    const auto p = main_reads.recv();
    require(p && p->left == -p->right && p->left > 0, "a whole value");
    const position* const now = main_reads.read();
    require(!now || (now->left == -now->right && now->left >= p->left), "not an older one");
    require(!torn, "to the interrupt it is whole as well");
}

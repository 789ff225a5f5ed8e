// Two tasks claim one thing: each says that it wants it, and has it if the other does not. Where each sees an old value of
// the other's wish, both have it.
#include <atomic>
#include <thread>
#include <utility>

#include <pawl/check.hpp>

namespace check = pawl::check;

struct one_thing {
    bool taken = false;
    check::allowed claim(bool got) { return !got || !std::exchange(taken, true); }  // either may go without
    bool operator==(const one_thing&) const = default;
};

struct alignas(8) wish {  // a word each
    std::atomic<bool> wanted = false;
};
wish wishes[2];
check::history<one_thing> calls;

bool claim(int mine) {
    wishes[mine].wanted.store(true, std::STORED);
    return !wishes[1 - mine].wanted.load(std::LOADED);
}

int main() {
    std::thread other([] { calls.call<&one_thing::claim>([] { return claim(1); }); });
    calls.call<&one_thing::claim>([] { return claim(0); });
    other.join();
    check::require(check::linearizable(calls));
}

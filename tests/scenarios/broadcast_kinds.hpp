// The three ways in which a broadcast message travels: in the slot, word by word, as an object that is copied.
#pragma once

#include <pawl/channel/broadcast.hpp>
#include <pawl/check.hpp>

struct in_slot {
    long n;
    explicit in_slot(long number) : n{number} {}
    long number() const { return n; }
};

struct in_words {
    long a, b;
    explicit in_words(long number) : a{number}, b{-number} {}
    long number() const {
        pawl::check::require(a == -b, "one message, not halves of two");
        return a;
    }
};

struct object {
    long n, dead = 0;
    explicit object(long number) : n{number} {}
    object(const object& other) : n{other.n} { pawl::check::require(other.dead == 0, "alive while it is copied"); }
    object(object&& other) noexcept : n{other.n} {}
    object& operator=(const object&) = delete;
    ~object() { dead = 1; }
    long number() const { return n; }
};

// Reads all that is there, and checks that nothing comes twice, out of order, or unnoticed.
template <class Receiver>
long read_until_closed(const Receiver& rx, long seen) {
    for (;;) {
        auto got = rx.recv();
        if (got)
            pawl::check::require(got->number() == ++seen, "the next one");
        else if (got.error() == pawl::errc::missed)
            seen += static_cast<long>(rx.missed());
        else
            return seen;
    }
}

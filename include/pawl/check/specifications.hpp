/// What some objects do when one task alone calls them: ready for check::history. Yours takes as few lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pawl/check/recorded_call.hpp>

namespace pawl::check {

inline constexpr std::size_t unbounded_capacity = ~std::size_t{0};

/// First in, first out. `push` and `pop` wait for room and for a message; the others do not.
template <class Message>
struct fifo {
    std::size_t capacity = unbounded_capacity;
    std::vector<Message> inside = {};

    bool try_push(Message message) {
        if (inside.size() == capacity) return false;
        inside.push_back(message);
        return true;
    }
    std::optional<Message> try_pop() {
        if (inside.empty()) return std::nullopt;
        const Message first = inside.front();
        inside.erase(inside.begin());
        return first;
    }
    allowed push(Message message) { return try_push(message); }
    allowed pop(Message got) { return try_pop() == got; }
    bool operator==(const fifo&) const = default;
    friend std::string describe(const fifo& queue) { return words_of(queue.inside); }
};

/// Last in, first out.
template <class Message>
struct lifo {
    std::vector<Message> inside = {};

    void push(Message message) { inside.push_back(message); }
    std::optional<Message> try_pop() {
        if (inside.empty()) return std::nullopt;
        const Message last = inside.back();
        inside.pop_back();
        return last;
    }
    bool operator==(const lifo&) const = default;
    friend std::string describe(const lifo& all) { return words_of(all.inside); }
};

/// One value.
template <class Value>
struct shared_register {
    Value value{};

    void write(Value to) { value = to; }
    Value read() const { return value; }
    Value exchange(Value to) { return std::exchange(value, to); }
    bool compare_exchange(Value from, Value to) { return value == from && (value = to, true); }
    Value fetch_add(Value by) { return std::exchange(value, value + by); }
    bool operator==(const shared_register&) const = default;
    friend std::string describe(const shared_register& one) { return words_of(one.value); }
};

/// Whoever has it keeps all others out.
struct exclusive_lock {
    bool held = false;

    allowed acquire() { return !std::exchange(held, true); }
    bool try_acquire() { return !std::exchange(held, true); }
    allowed release() { return std::exchange(held, false); }
    bool operator==(const exclusive_lock&) const = default;
    friend std::string describe(const exclusive_lock& one) { return one.held ? "held" : "free"; }
};

}  // namespace pawl::check

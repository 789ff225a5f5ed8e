// A node of an unbounded channel, and how a message travels with it.
#pragma once

#include <pawl/channel/link.hpp>
#include <pawl/channel/ring_storage.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>

#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

template <class T>
inline constexpr bool fits_in_node = std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(std::uint64_t);

/// A message of at most a word is the node's content. It is read before the compare-exchange that makes it the reader's.
template <class T, bool Fits = fits_in_node<T>>
struct node {
    explicit node(std::uint32_t) noexcept PAWL_NONBLOCKING {}
    std::atomic<std::uint64_t> next{0};
    std::atomic<std::uint64_t> content{0};
    std::atomic<std::uint32_t> below{link::none};  // in the stack of free nodes

    static void load(node& mine, auto&, T& message) noexcept PAWL_NONBLOCKING {
        std::uint64_t word = 0;
        std::memcpy(&word, &message, sizeof message);
        mine.content.store(word, std::memory_order_relaxed);  // published by the compare-exchange on a next
    }
    static void unload(node&, auto&, T&) noexcept PAWL_NONBLOCKING {}
    static T fetch(std::uint64_t content, node&, auto&) noexcept PAWL_NONBLOCKING {
        struct bytes {
            alignas(T) unsigned char of[sizeof(T)];
        } copy;
        std::memcpy(copy.of, &content, sizeof copy.of);
        return std::bit_cast<T>(copy);
    }
    static void destroy(std::uint64_t, auto&) noexcept {}
};

/// Another one stands in a cell, whose number is the content. Who takes the message owns the cell from then on, though its
/// node stays in the list as the one before the next message; the cell goes on with the node that left the list.
template <class T>
struct node<T, false> {
    explicit node(std::uint32_t number) noexcept PAWL_NONBLOCKING : content{number} {}
    std::atomic<std::uint64_t> next{0};
    std::atomic<std::uint64_t> content;
    std::atomic<std::uint32_t> below{link::none};
    channel::cell<T> cell;

    static T& message_in(auto& store, std::uint64_t content) noexcept PAWL_NONBLOCKING {
        return store.at(static_cast<std::uint32_t>(content)).cell.message;
    }
    static void load(node& mine, auto& store, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::construct_at(&message_in(store, mine.content.load(std::memory_order_relaxed)), std::move(message));
    }
    /// The caller's variable was moved from; it takes its value back.
    static void unload(node& mine, auto& store, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        T& kept = message_in(store, mine.content.load(std::memory_order_relaxed));
        std::destroy_at(&message);
        std::construct_at(&message, std::move(kept));
        std::destroy_at(&kept);
    }
    static T fetch(std::uint64_t content, node& left, auto& store) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        struct at_end {
            T& done;
            ~at_end() { std::destroy_at(&done); }
        } const message{message_in(store, content)};
        left.content.store(content, std::memory_order_relaxed);  // published by the stack of free nodes
        return std::move(message.done);
    }
    static void destroy(std::uint64_t content, auto& store) noexcept { std::destroy_at(&message_in(store, content)); }
};

}  // namespace pawl::inline PAWL_PORT::channel

// Where a ring's slots and cells stand: in the object, or in one allocation made at start.
#pragma once

#include <pawl/channel/slot.hpp>
#include <pawl/channel/spare_stack.hpp>
#include <pawl/port/port.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>

namespace pawl::inline PAWL_PORT::channel {

/// Room for one message; who holds the cell's number decides when one is there.
template <class T>
union cell {
    constexpr cell() noexcept : nothing{} {}
    constexpr ~cell() {}
    char nothing;
    T message;
};

/// In the object: nothing is ever allocated. Users: calls that may be under way at once.
template <class T, std::uint32_t Capacity, std::uint32_t Users>
class inline_storage {
    static constexpr std::size_t cell_count = fits_in_slot<T> ? 0 : std::size_t{Capacity} + Users;

public:
    static constexpr std::uint32_t capacity() noexcept { return Capacity; }
    static constexpr std::uint32_t users() noexcept { return Users; }
    std::span<slot> slots() noexcept PAWL_NONBLOCKING { return slots_; }
    std::span<cell<T>> cells() noexcept PAWL_NONBLOCKING { return {cells_.data(), cells_.size()}; }
    std::span<spare_stack::link> links() noexcept PAWL_NONBLOCKING { return {links_.data(), links_.size()}; }

private:
    std::array<slot, Capacity> slots_{};
    [[no_unique_address]] std::array<cell<T>, cell_count> cells_{};
    [[no_unique_address]] std::array<spare_stack::link, cell_count> links_{};
};

/// On the heap, in the one allocation that holds the channel itself; made by the factory.
template <class T>
class heap_storage {
public:
    /// Core: the channel, whose storage this becomes. Throws std::bad_alloc, or std::bad_array_new_length.
    template <class Core>
    static Core* make(std::uint32_t capacity, std::uint32_t users, std::uint32_t most_together) {
        const std::size_t cells = fits_in_slot<T> ? 0 : std::size_t{capacity} + users;
        const std::size_t slots_at = rounded(sizeof(Core)), cells_at = slots_at + rounded(capacity * sizeof(slot));
        const std::size_t links_at = cells_at + rounded(cells * sizeof(cell<T>));
        auto* const block = static_cast<std::byte*>(
            ::operator new (links_at + cells * sizeof(spare_stack::link), std::align_val_t{alignment<Core>}));
        heap_storage storage;
        // Cells are left alone: pages of those that are never used are never touched.
        storage.slots_ = {reinterpret_cast<slot*>(block + slots_at), capacity};
        storage.cells_ = {reinterpret_cast<cell<T>*>(block + cells_at), cells};
        storage.links_ = {reinterpret_cast<spare_stack::link*>(block + links_at), cells};
        storage.users_ = users;
        std::uninitialized_value_construct(storage.slots_.begin(), storage.slots_.end());
        std::uninitialized_value_construct(storage.links_.begin(), storage.links_.end());
        return ::new (block) Core{most_together, storage};
    }
    template <class Core>
    static void free(Core* core) noexcept {
        core->~Core();
        ::operator delete (core, std::align_val_t{alignment<Core>});
    }

    std::uint32_t capacity() const noexcept PAWL_NONBLOCKING { return static_cast<std::uint32_t>(slots_.size()); }
    std::uint32_t users() const noexcept PAWL_NONBLOCKING { return users_; }
    std::span<slot> slots() noexcept PAWL_NONBLOCKING { return slots_; }
    std::span<cell<T>> cells() noexcept PAWL_NONBLOCKING { return cells_; }
    std::span<spare_stack::link> links() noexcept PAWL_NONBLOCKING { return links_; }

private:
    template <class Core>
    static constexpr std::size_t alignment = std::max({alignof(Core), alignof(cell<T>), port::cache_line});
    static constexpr std::size_t rounded(std::size_t bytes) noexcept {
        constexpr std::size_t to = std::max(alignof(cell<T>), port::cache_line);
        return (bytes + to - 1) / to * to;
    }
    std::span<slot> slots_;
    std::span<cell<T>> cells_;
    std::span<spare_stack::link> links_;
    std::uint32_t users_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::channel

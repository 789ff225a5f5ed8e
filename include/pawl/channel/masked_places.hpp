// What goes through a masked ring: a message of some words itself, or the number of the cell in which it stands.
#pragma once

#include <pawl/channel/ring_storage.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/one_core/undisturbed.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// Copied with interrupts off: four words at most.
template <class T>
inline constexpr bool fits_in_masked_ring = std::is_trivially_copyable_v<T> && sizeof(T) <= 4 * sizeof(std::uint32_t);

template <class T, std::uint32_t Capacity, std::uint32_t Users, bool InRing = fits_in_masked_ring<T>>
class masked_places {
public:
    union content {
        constexpr content() noexcept : nothing{} {}
        constexpr explicit content(const T& m) noexcept : message{m} {}
        char nothing;
        T message;
    };
    class carrier {
    public:
        explicit carrier(masked_places&) noexcept {}
        explicit operator bool() const noexcept { return true; }
        void load(T&) noexcept {}
        void unload(T&) noexcept {}
        [[nodiscard]] content content_of(T& message) const noexcept { return content{message}; }
        void gave() noexcept {}
    };
    T fetch(const content& what) noexcept { return what.message; }
};

/// Cells for all messages, and one for each call that may be under way at once.
template <class T, std::uint32_t Capacity, std::uint32_t Users>
class masked_places<T, Capacity, Users, false> {
    static constexpr std::size_t count = std::size_t{Capacity} + Users;

public:
    using content = std::conditional_t<(count < 256), std::uint8_t, std::uint32_t>;

    constexpr masked_places() noexcept {
        for (std::size_t i = 0; i < count; ++i) spare_[i] = static_cast<content>(i);
    }

    /// For one call: a cell of its own, as long as the message has not gone into the ring.
    class carrier {
    public:
        explicit carrier(masked_places& of) noexcept PAWL_NONBLOCKING : of_{of} {
            const wait::undisturbed now;
            if (of_.spares_ == 0) return;
            cell_ = of_.spare_[--of_.spares_];
            has_cell_ = true;
        }
        carrier(const carrier&) = delete;
        carrier& operator=(const carrier&) = delete;
        ~carrier() {
            if (has_cell_) of_.give(cell_);
        }
        /// False: more calls are under way than were declared.
        explicit operator bool() const noexcept { return has_cell_; }
        void load(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            std::construct_at(&of_.cells_[cell_].message, std::move(message));
        }
        void unload(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            T& kept = of_.cells_[cell_].message;
            // The caller's variable was moved from; it takes its value back.
            std::destroy_at(&message);
            std::construct_at(&message, std::move(kept));
            std::destroy_at(&kept);
        }
        [[nodiscard]] content content_of(T&) const noexcept { return cell_; }
        void gave() noexcept { has_cell_ = false; }

    private:
        masked_places& of_;
        content cell_ = 0;
        bool has_cell_ = false;
    };
    T fetch(content cell) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        struct at_end {
            masked_places& of;
            content cell;
            ~at_end() {
                std::destroy_at(&of.cells_[cell].message);
                of.give(cell);
            }
        } const given_back{*this, cell};
        return std::move(cells_[cell].message);
    }

private:
    void give(content cell) noexcept PAWL_NONBLOCKING {
        const wait::undisturbed now;
        spare_[spares_++] = cell;
    }

    std::array<channel::cell<T>, count> cells_;
    std::array<content, count> spare_;
    std::size_t spares_ = count;
};

}  // namespace pawl::inline PAWL_PORT::channel

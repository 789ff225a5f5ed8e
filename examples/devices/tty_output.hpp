// What becomes of bytes that are written while there is no room: the two policies of a terminal, chosen at compile time.
#pragma once

#include "overwriting_ring.hpp"

#include <pawl/channel/ring.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace devices {

/// The oldest bytes are lost, and counted; who writes never waits.
template <std::uint32_t Capacity>
class overwriting {
public:
    static constexpr bool waits = false;
    void put(std::string_view bytes) noexcept { ring_.put(bytes); }
    // The interrupt's.
    [[nodiscard]] std::optional<char> take() noexcept { return ring_.take(); }
    [[nodiscard]] bool empty() const noexcept { return ring_.empty(); }
    [[nodiscard]] std::uint32_t lost() const noexcept { return ring_.lost(); }

private:
    overwriting_ring<Capacity> ring_;
};

/// Who writes waits until there is room; nothing is lost.
template <std::size_t Capacity>
class waiting {
public:
    static constexpr bool waits = true;
    /// How many found room.
    std::size_t try_put(std::string_view bytes) noexcept {
        std::size_t put = 0;
        while (put != bytes.size()) {  // twice at most: the storage ends once
            const auto places = halves_.first.grant(bytes.size() - put);
            if (places.empty()) break;
            std::memcpy(places.data(), bytes.data() + put, places.size());
            static_cast<void>(halves_.first.commit(places.size()));
            put += places.size();
        }
        return put;
    }
    [[nodiscard]] const pawl::ring_producer<char, Capacity>& writer() const noexcept { return halves_.first; }
    // The interrupt's.
    [[nodiscard]] std::optional<char> take() noexcept {
        const auto taken = halves_.second.try_recv();
        return taken ? std::optional{*taken} : std::nullopt;
    }
    [[nodiscard]] bool empty() const noexcept { return halves_.second.peek(1).empty(); }

private:
    pawl::ring<char, Capacity> ring_;
    std::pair<pawl::ring_producer<char, Capacity>, pawl::ring_consumer<char, Capacity>> halves_ = ring_.split();
};

}  // namespace devices

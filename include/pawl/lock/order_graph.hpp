// Which locks were taken while which others were held, and the circle that one more closes.
#pragma once

#include <pawl/lock/order_class.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::lock {

/// Where a nesting was seen first, and by whom.
struct nesting_seen {
    bool filled = false;
    watch::call_site outer, inner;
    std::array<char, port::most_name> task{};
};

/// One class taken while another was held. Two locks of one class make two nestings: with rising and with falling addresses.
struct nesting {
    static constexpr std::size_t most_gates = 4;
    order_class outer = 0, inner = 0;
    bool falling = false;
    bool several_tasks = false;
    bool reported = false;
    std::uint8_t gate_count = 0;
    std::uint32_t task = 0;
    /// Classes that were held as well each time it was seen.
    std::array<order_class, most_gates> gates{};
    nesting_seen first;

    [[nodiscard]] bool is(order_class o, order_class i, bool f) const noexcept {
        return outer == o && inner == i && falling == f;
    }
    [[nodiscard]] std::span<const order_class> common_gates() const noexcept { return {gates.data(), gate_count}; }
};

/// The nestings in the way from one class back to it.
struct order_circle {
    static constexpr std::size_t most = 8;
    std::array<nesting*, most> nestings{};
    std::size_t length = 0;

    /// Whichever of its nestings closes it, it is the same circle; and one of nestings that were all told of is not new.
    [[nodiscard]] bool was_reported() const noexcept {
        return std::all_of(nestings.begin(), nestings.begin() + static_cast<std::ptrdiff_t>(length),
                           [](const nesting* n) { return n->reported; });
    }
    void mark_reported() const noexcept {
        std::for_each(nestings.begin(), nestings.begin() + static_cast<std::ptrdiff_t>(length),
                      [](nesting* n) { n->reported = true; });
    }
};

/// The idea of the Linux kernel's lockdep (Molnar, 2006), with two of its false reports left out: a circle that only one
/// task has walked, and one whose nestings all lie within a common lock, cannot jam.
class order_graph {
public:
    static constexpr std::size_t most_nestings = 1024;

    /// Null: nothing new was learnt, or there is no room.
    [[nodiscard]] nesting* learn(order_class outer, order_class inner, bool falling, std::uint32_t task,
                                 std::span<const order_class> gates) noexcept {
        for (nesting& each : std::span{nestings_}.first(count_))
            if (each.is(outer, inner, falling)) return learn_more(each, task, gates) ? &each : nullptr;
        if (count_ == most_nestings) return nullptr;
        nesting& added = nestings_[count_++];
        added.outer = outer;
        added.inner = inner;
        added.falling = falling;
        added.task = task;
        added.gate_count = static_cast<std::uint8_t>(std::min(gates.size(), nesting::most_gates));
        std::copy_n(gates.begin(), added.gate_count, added.gates.begin());
        return &added;
    }

    /// A circle through this nesting in which several tasks can jam. The shortest way back is looked at.
    [[nodiscard]] bool closes(nesting& last, order_circle& found) noexcept {
        if (last.outer == last.inner) {
            nesting* const opposite = find(last.outer, last.inner, !last.falling);
            if (!opposite) return false;
            found = {{&last, opposite}, 2};
        } else if (!way_back(last, found)) {
            return false;
        }
        return by_several_tasks(found) && !within_a_gate(found);
    }

private:
    static bool learn_more(nesting& known, std::uint32_t task, std::span<const order_class> gates) noexcept {
        const bool another_task = !known.several_tasks && known.task != task;
        known.several_tasks |= another_task;
        const auto still = std::remove_if(known.gates.begin(), known.gates.begin() + known.gate_count,
                                          [&](order_class g) { return std::ranges::find(gates, g) == gates.end(); });
        const auto left = static_cast<std::uint8_t>(still - known.gates.begin());
        const bool fewer_gates = left != known.gate_count;
        known.gate_count = left;
        return another_task || fewer_gates;
    }

    [[nodiscard]] nesting* find(order_class outer, order_class inner, bool falling) noexcept {
        for (nesting& each : std::span{nestings_}.first(count_))
            if (each.is(outer, inner, falling)) return &each;
        return nullptr;
    }

    // Breadth first from what was taken to what was held.
    [[nodiscard]] bool way_back(nesting& last, order_circle& found) noexcept {
        std::array<nesting*, most_classes> led_to{};
        std::array<order_class, most_classes> queue{last.inner};
        std::bitset<most_classes> reached;
        reached.set(last.inner);
        for (std::size_t head = 0, tail = 1; head < tail && !led_to[last.outer]; ++head)
            for (nesting& each : std::span{nestings_}.first(count_)) {
                if (each.outer != queue[head] || reached.test(each.inner)) continue;
                reached.set(each.inner);
                led_to[each.inner] = &each;
                queue[tail++] = each.inner;
            }
        if (!led_to[last.outer]) return false;
        found = {{&last}, 1};
        for (nesting* step = led_to[last.outer]; step; step = led_to[step->outer]) {
            if (found.length == order_circle::most) return false;
            found.nestings[found.length++] = step;
        }
        // They were found from the end.
        std::reverse(found.nestings.begin() + 1, found.nestings.begin() + static_cast<std::ptrdiff_t>(found.length));
        return true;
    }

    static bool by_several_tasks(const order_circle& circle) noexcept {
        return std::any_of(circle.nestings.begin(),
                           circle.nestings.begin() + static_cast<std::ptrdiff_t>(circle.length),
                           [&](const nesting* n) { return n->several_tasks || n->task != circle.nestings[0]->task; });
    }
    static bool within_a_gate(const order_circle& circle) noexcept {
        return std::ranges::any_of(circle.nestings[0]->common_gates(), [&](order_class gate) {
            return std::all_of(circle.nestings.begin(),
                               circle.nestings.begin() + static_cast<std::ptrdiff_t>(circle.length),
                               [&](const nesting* n) {
                                   return std::ranges::find(n->common_gates(), gate) != n->common_gates().end();
                               });
        });
    }

    std::array<nesting, most_nestings> nestings_{};
    std::size_t count_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::lock

// A warning: locks that were taken in orders that can jam.
#pragma once

#include <pawl/lock/order_class.hpp>
#include <pawl/lock/order_graph.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/place_text.hpp>
#include <pawl/watch/printable.hpp>

#include <atomic>
#include <cstdio>
#include <string>

namespace pawl::inline PAWL_PORT {

/// Orders of locks that can jam one day, though nobody jammed this time.
class lock_order_warning {
public:
    explicit lock_order_warning(const lock::order_circle& circle, const lock::declared_classes& classes) noexcept
        : circle_{circle}, classes_{classes} {}

    /// How many orders make the circle; at least 2.
    [[nodiscard]] std::size_t length() const noexcept { return circle_.length; }
    /// Several lines; the last one ends with a line feed.
    [[nodiscard]] std::string report() const {
        std::string text = "pawl: lock order: these can jam when their tasks meet\n";
        for (std::size_t i = 0; i < circle_.length; ++i) text += line(*circle_.nestings[i]);
        return text;
    }

private:
    [[nodiscard]] std::string line(const lock::nesting& n) const {
        const std::string task = watch::printable(n.first.task.data());
        std::string text = "  " + lock_name(n.inner) + " was locked";
        if (!task.empty()) text += " by task \"" + task + '"' + number(n);
        text += ", at " + watch::place_text(n.first.inner) + ", while ";
        text += n.outer == n.inner ? "another lock of the same declaration, at a " +
                                         std::string{n.falling ? "higher" : "lower"} + " address, was held"
                                   : lock_name(n.outer) + " was held";
        return text + ", locked at " + watch::place_text(n.first.outer) + '\n';
    }
    // Where another task of this warning has the same name.
    [[nodiscard]] std::string number(const lock::nesting& of) const {
        for (std::size_t i = 0; i < circle_.length; ++i) {
            const lock::nesting& each = *circle_.nestings[i];
            if (each.task != of.task && each.first.task == of.first.task) return " #" + std::to_string(of.task);
        }
        return {};
    }
    [[nodiscard]] std::string lock_name(lock::order_class c) const {
        const auto& known = classes_[c];
        if (known.name && *known.name) return '"' + watch::printable(known.name) + '"';
        return "the lock declared at " + std::string{watch::file_of(known.declared.file_name())} + ':' +
               std::to_string(known.declared.line());
    }

    const lock::order_circle& circle_;
    const lock::declared_classes& classes_;
};

/// Gets each warning once, on the task that closed the circle, before it waits. It must not lock what it was called for.
using lock_order_handler = void (*)(const lock_order_warning& warning) noexcept;
inline void print_lock_order(const lock_order_warning& warning) noexcept {
    std::fputs(warning.report().c_str(), stderr);
}
namespace lock {
inline constinit std::atomic<lock_order_handler> order_handler{print_lock_order};
}
/// Null: the order of locks is not watched. Returns the handler that was there before. From anywhere.
inline lock_order_handler on_lock_order(lock_order_handler handler) noexcept {
    return lock::order_handler.exchange(handler, std::memory_order_acq_rel);
}

}  // namespace pawl::inline PAWL_PORT

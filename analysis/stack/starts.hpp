// Where an image's code begins to run: the reset, each handler, each thread; and what may come on top of what.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "analysis/image/image.hpp"
#include "analysis/image/places.hpp"
#include "analysis/stack/declared_map.hpp"

namespace pawl::analysis {

/// Pushed by the core as a handler begins: eight words, and one more where the stack has to be aligned first.
inline constexpr int exception_frame = 36;
/// What the switch of threads lays on the stack of the one that it interrupts.
inline constexpr int switch_frame = 32;

struct handler {
    std::string name;             ///< "interrupt 5, pawl_irq_5"
    address function = 0;
    std::optional<int> priority;  ///< those of one priority never come on top of one another; nothing: it may come on any
    std::optional<int> level;     ///< of an executor
};

struct image_starts {
    address reset = 0;
    std::vector<handler> handlers;
    address unhandled = 0;  ///< whatever has no handler; it ends the program
    bool threads = false;   ///< exceptions have a stack of their own
    address run_thread = 0;
    std::optional<int> main_stack, exception_stack;  ///< how large they are
};

/// One by this name, with or without its template arguments. The error: there is none, or several.
std::expected<const image_symbol*, std::string> object_called(const image& in, const std::string& name);

/// The error says what is missing. A priority that is declared comes before one that take_interrupt<> names.
std::expected<image_starts, std::string> starts_of(const image& in, const places& where, const declared_map& declared);

}  // namespace pawl::analysis

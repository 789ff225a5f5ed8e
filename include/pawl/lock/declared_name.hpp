// A name, and the line where an object was given it.
#pragma once

#include <pawl/lock/manner.hpp>
#include <pawl/port/port.hpp>

#include <source_location>

namespace pawl::inline PAWL_PORT::lock {

/// What a constructor with any number of arguments takes in the place of a name: it could not have a source_location
/// behind them. From a literal, at the caller's line; or {"name", lock_order}.
struct declared_name {
    const char* name;
    std::source_location at;
    lock_order order = lock_order::learnt;

    constexpr declared_name(const char* text, std::source_location where = std::source_location::current()) noexcept
        : name{text}, at{where} {}
    constexpr declared_name(const char* text, lock_order how,
                            std::source_location where = std::source_location::current()) noexcept
        : name{text}, at{where}, order{how} {}
};

}  // namespace pawl::inline PAWL_PORT::lock

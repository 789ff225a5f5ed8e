// Names of functions and objects as people write them.
#pragma once

#include <string>
#include <string_view>

namespace pawl::analysis {

/// `pawl::wait::loop::turn`: without parameters, template arguments, the port's namespace and unnamed ones. A coroutine's body and
/// its destruction have the coroutine's name.
std::string short_name(std::string_view mangled);
/// The last part of it alone: `turn`.
std::string last_name(std::string_view short_name);

/// As that, with parameters and template arguments: `pawl::port::detail::memory_of_service<0>`.
std::string long_name(std::string_view mangled);
/// Of a class template's function: the arguments of the class, `main::{lambda()#1}`; else empty.
std::string made_of(std::string_view mangled);

/// Of the body of a coroutine; of what destroys its frame. As GCC calls them.
bool is_coroutine_body(std::string_view mangled);
bool is_coroutine_end(std::string_view mangled);

/// `*` stands for anything.
bool fits(std::string_view pattern, std::string_view name);

}  // namespace pawl::analysis

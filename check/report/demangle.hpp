// Names of functions as their source has them: C++ (Itanium) and Rust (both manglings).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pawl::check::report {

/// The name itself if it is not mangled.
std::string demangled(std::string_view name);

/// A type as std::type_info::name() gives it: `St13runtime_error`.
std::string demangled_type(std::string_view name);

/// Rust's manglings; nullopt if the name is not one of them.
std::optional<std::string> demangled_rust_v0(std::string_view name);
std::optional<std::string> demangled_rust_legacy(std::string_view name);

}  // namespace pawl::check::report

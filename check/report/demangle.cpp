#include "check/report/demangle.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace pawl::check::report {

std::string demangled_type(std::string_view name) {
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> text(
        abi::__cxa_demangle(std::string(name).c_str(), nullptr, nullptr, &status), &std::free);
    return status == 0 && text ? std::string(text.get()) : std::string(name);
}

std::string demangled(std::string_view name) {
    // LLVM and GCC append `.llvm.123`, `.cold`, `.constprop.0`, `.isra.0`: the same function to a reader.
    if (name.starts_with("_R") || name.starts_with("_Z"))
        if (const auto suffix = name.find('.');
            suffix != std::string_view::npos && name.find('$') == std::string_view::npos)
            // Rust's legacy mangling writes `..` for `::` inside a name: those are not suffixes.
            if (name.compare(suffix, 2, "..") != 0) name = name.substr(0, suffix);
    if (auto rust = demangled_rust_v0(name)) return *rust;
    if (auto rust = demangled_rust_legacy(name)) return *rust;
    return name.starts_with("_Z") ? demangled_type(name) : std::string(name);
}

}  // namespace pawl::check::report

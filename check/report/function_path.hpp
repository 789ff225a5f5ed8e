// A demangled function name taken apart: what people call the function, without template arguments and parameters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pawl::check::report {

struct function_path {
    std::vector<std::string> components;  // outermost first: std, sync, mpsc, Receiver, try_recv
    std::string trait;                    // Rust: `core::iter::Iterator` in `<X as core::iter::Iterator>::next`
    bool closure = false;                 // the last component that counts is inside a closure or lambda of `last()`

    /// The function's own name; for a closure that of the function it was written in.
    std::string last() const;
    /// `std::sync::mpsc::Receiver::try_recv`; closures as `a closure in f`.
    std::string whole() const;
    /// The last component alone: `try_recv`, `a closure in main`.
    std::string short_name() const;
};

/// Takes the text that demangled() gives, C++ or Rust, or a plain C name.
function_path path_of(std::string_view demangled_name);

}  // namespace pawl::check::report

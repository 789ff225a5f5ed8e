// Whose code a frame is: the user's, a library's, or the runtime's own.
#pragma once

#include <string_view>
#include <vector>

#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

enum class origin {
    own,      // the user's
    library,  // the language's library, or a dependency
    wrapper,  // of a library, and as thin as std::atomic::load: never worth a line
    runtime,  // Pawl's
};

origin origin_of(const source_frame& frame, std::string_view executable);

/// The innermost frame of the user's own code; nullptr if there is none.
const source_frame* own_place(const std::vector<source_frame>& frames, std::string_view executable);

/// The innermost frame that is worth naming: the user's own, or inside a library that it called.
const source_frame* inner_place(const std::vector<source_frame>& frames, std::string_view executable);

/// A stack for people: outermost first, without the runtime, thin wrappers and what starts a thread. With
/// `library_depth` frames of a library that the user's code called.
std::vector<source_frame> visible_path(const std::vector<source_frame>& frames, std::string_view executable,
                                       std::size_t library_depth);

/// `tablet.rs:19`; the function's module if there is no line.
std::string place_text(const source_frame& frame);

}  // namespace pawl::check::report

#include "check/report/frame_origin.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "check/report/function_path.hpp"

namespace pawl::check::report {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool in_library_folder(std::string_view file) {
    return file.starts_with("/usr/include/") || file.starts_with("/usr/lib/") || file.starts_with("/usr/src/") ||
           file.starts_with("/rustc/") || contains(file, "/rustlib/") || contains(file, "/.cargo/registry/") ||
           contains(file, "/lib/gcc/") || contains(file, "/library/std/src/") || contains(file, "/library/core/src/") ||
           contains(file, "/library/alloc/src/");
}

// Files that hold little more than the operation itself, under another name.
bool is_thin(std::string_view file) {
    constexpr std::array names{
        "atomic_base.h",       "atomic",       "atomic_wait.h",  "std_mutex.h",    "unique_lock.h", "mutex",
        "gthr-default.h",      "invoke.h",     "std_function.h", "scoped_lock",    "move.h",        "new_allocator.h",
        "unique_ptr.h",        "std_thread.h", "thread",         "alloc_traits.h", "stl_vector.h",  "stl_construct.h",
        "allocator.h",         "vector.tcc",   "array",          "stop_token",     "shared_ptr.h",  "shared_ptr_base.h",
        "stl_uninitialized.h", "atomic.rs",    "function.rs",    "boxed.rs"};
    return std::ranges::find(names, last_part(file)) != names.end();
}

bool has_reserved_name(std::string_view function) {
    const std::string name = path_of(function).last();
    return name.size() > 1 && name[0] == '_' && (name[1] == '_' || (name[1] >= 'A' && name[1] <= 'Z'));
}

bool is_library_name(std::string_view function) {
    return function.starts_with("std::") || function.starts_with("core::") || function.starts_with("alloc::") ||
           function.starts_with("<core::") || function.starts_with("<std::") || function.starts_with("<alloc::") ||
           function.starts_with("__gnu_cxx::") || function.starts_with("__rust_") || function.starts_with("__libc_") ||
           function == "_start" || function == "start_thread";
}

}  // namespace

origin origin_of(const source_frame& frame, std::string_view executable) {
    if (contains(last_part(frame.module), "pawl_check_runtime")) return origin::runtime;
    if (!frame.file.empty()) {
        if (contains(frame.file, "/pawl/check.h") || contains(frame.file, "/pawl/check/")) return origin::wrapper;
        if (contains(frame.file, "/sketch/include/")) return origin::wrapper;  // the kernel's and the board's headers
        if (!in_library_folder(frame.file)) return origin::own;
        return is_thin(frame.file) || has_reserved_name(frame.function) ? origin::wrapper : origin::library;
    }
    // Without lines: the program's own executable counts as the user's, except for what its compiler brought along.
    if (is_library_name(frame.function)) return origin::library;
    return frame.module == executable ? origin::own : origin::library;
}

const source_frame* own_place(const std::vector<source_frame>& frames, std::string_view executable) {
    const source_frame* without_line = nullptr;
    for (const source_frame& frame : frames) {
        if (origin_of(frame, executable) != origin::own) continue;
        if (frame.line > 0) return &frame;
        if (without_line == nullptr) without_line = &frame;
    }
    return without_line;
}

const source_frame* inner_place(const std::vector<source_frame>& frames, std::string_view executable) {
    for (const source_frame& frame : frames) {
        const origin from = origin_of(frame, executable);
        if (frame.line > 0 && (from == origin::own || from == origin::library)) return &frame;
    }
    return own_place(frames, executable);
}

std::vector<source_frame> visible_path(const std::vector<source_frame>& frames, std::string_view executable,
                                       std::size_t library_depth) {
    std::vector<source_frame> path;
    std::size_t in_library = 0;
    // Where the user's own code has lines, what has none was brought along: Rust's `main` around main.
    const auto own_with_line = [&](const source_frame& frame) {
        return frame.line > 0 && origin_of(frame, executable) == origin::own;
    };
    const bool lines = std::ranges::any_of(frames, own_with_line);
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        switch (origin_of(*frame, executable)) {
            case origin::own:
                if (lines && frame->line == 0) break;
                path.push_back(*frame);
                in_library = 0;
                break;
            case origin::library:
                // Before the first own frame stands what started the thread.
                if (!path.empty() && in_library++ < library_depth) path.push_back(*frame);
                break;
            case origin::wrapper:
            case origin::runtime: break;
        }
    }
    return path;
}

std::string place_text(const source_frame& frame) {
    if (frame.line > 0) return std::string(last_part(frame.file)) + ":" + std::to_string(frame.line);
    return std::string(last_part(frame.module));
}

}  // namespace pawl::check::report

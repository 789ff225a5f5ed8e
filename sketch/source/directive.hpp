// A line that begins with #: which one it is, and what it names.
#pragma once

#include <string>
#include <string_view>

namespace pawl::sketch {

/// "if", "define" ...; empty for a lone #.
std::string_view name_of_directive(std::string_view directive);

/// What follows the name, on one line, without comments.
std::string rest_of_directive(std::string_view directive);

/// The header's name in <> or "", empty where it is none of them or no #include.
struct included {
    std::string name;
    bool quoted = false;
};
included included_by(std::string_view directive);

}  // namespace pawl::sketch

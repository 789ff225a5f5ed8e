// Text of the user's program inside of a page: whatever bytes it has, it stays text.
#pragma once

#include <string>
#include <string_view>

namespace pawl::check::report {

/// UTF-8 without control characters (other than tab and newline): what is not becomes U+FFFD.
std::string valid_utf8(std::string_view text);

/// For HTML, in elements and in quoted attributes.
std::string html_text(std::string_view text);

/// JSON inside a script element: no sequence in it can end the element or begin a comment.
std::string json_in_script(std::string json);

}  // namespace pawl::check::report

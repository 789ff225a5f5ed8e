// Files that are there whole or not at all.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace pawl::cli {

/// Writes a file beside the named one and puts it in its place: whoever reads sees the old text or the new one, and a
/// full disk leaves the old one. What is no regular file (a pipe, /dev/stdout) is written as it is. The error's text,
/// empty if all went well.
std::string write_whole_file(const std::string& name, std::string_view text);

/// All that stands in it, or the error's text: a folder cannot be read, nor what one has no permission for.
std::expected<std::string, std::string> read_whole_file(const std::string& name);

/// The error's text if it could not be written later; asked before minutes of exploring. Leaves nothing behind.
std::string not_writable(const std::string& name);

}  // namespace pawl::cli

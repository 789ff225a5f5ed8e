// A file without a name that a child process can open: nothing to remove afterwards.
#pragma once

#include <string>
#include <string_view>

namespace pawl::check::build {

/// Its path, valid in this process and in every program that it becomes; empty where memory is short. It stays open.
std::string memory_file(std::string_view bytes);

}  // namespace pawl::check::build

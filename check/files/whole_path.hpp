// One name for each file: from the root, without links, dots or doubled slashes.
#pragma once

#include "check/files/kept.hpp"

namespace pawl::check::files {

/// `folder`: AT_FDCWD or a descriptor, from which a path that does not begin at the root is meant. `follow`: where the
/// path ends in a link, the file behind it is meant. What the program has made stands for what is on the disk. 0, or a
/// negative error number.
long whole_path(int folder, const char* given, bool follow, path& to);

/// The folder in which it stands.
void parent_of(const path& of, path& to);

/// Devices, and what the kernel tells of processes: these are no files.
bool belongs_to_the_kernel(const path& whole);

}  // namespace pawl::check::files

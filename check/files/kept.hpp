// What the program has done to files in this execution. The disk is not touched: a file that is written to lies in
// memory, under the path that it would have had, and all of it is gone when the execution ends. So each execution finds
// the same files, workers do not see each other's, and a check changes nothing that belongs to anybody.
#pragma once

#include <limits.h>

#include <cstddef>
#include <cstdint>

namespace pawl::check::files {

struct path {
    char text[PATH_MAX];
    std::size_t length;
};

enum class state : std::uint8_t {
    file,    // in memory: `memory` is its descriptor
    folder,  // made by the program
    gone,    // was on the disk, and was removed
};

struct entry {
    path where;
    state is;
    int memory;
    std::uint64_t inode;    // the kernel's number of the file in memory
    std::int64_t since_ns;  // virtual time of the last time that it was opened for writing
    bool has_own_times;     // the program has set them
};

/// Null if the execution has left that path alone.
entry* find(const path& where);
/// The file in memory with this number of the kernel's; null: none.
entry* find_file(std::uint64_t inode);
/// That path is now such an entry. `memory`: taken over.
entry& keep(const path& where, state is, int memory);
/// Nothing is there any more, and nothing was there on the disk.
void forget(entry& one);
bool nothing_kept();
/// Whether the program has made, changed or removed something in this folder.
bool changed_within(const path& folder);
/// The position of an entry in the order of their making.
std::uint64_t number_of(const entry& one);

/// An empty file in memory, out of the way of the program's own descriptors; or a negative error number.
long empty_file();

/// Before each execution.
void restart();

}  // namespace pawl::check::files

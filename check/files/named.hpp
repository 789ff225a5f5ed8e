// What a call that names a file is to use instead of that name.
#pragma once

#include <sys/stat.h>

#include "check/files/kept.hpp"

namespace pawl::check::files {

struct named {
    enum class is : std::uint8_t {
        as_given,   // the disk answers: what is there is what the program would find
        in_memory,  // `path` leads to it
        folder,     // made by the program
        error,      // and this one
        refused,    // nothing here has an answer: the call cannot be simulated
    };
    is what = is::as_given;
    long error = 0;  // a negative number
    char path[32] = "";
    entry* kept = nullptr;
    bool just_copied = false;  // from this file of the disk: descriptors that lead there are to lead to the copy
    dev_t device = 0;
    ino_t inode = 0;
};

/// For a call that only looks.
named look_at(int folder, const char* given, bool follow);

/// For a call that changes a file, or what is known of it: from now on it lies in memory.
named to_change(int folder, const char* given, bool follow);

/// For one that opens it with these flags of open(2). What creates it has created it: the flags that say so are to be
/// left out when `path` is opened.
named to_open(int folder, const char* given, int flags, mode_t mode, std::int64_t now_ns);
inline constexpr int done_by_opening = 0100 | 0200 | 0400000 | 040000;  // O_CREAT, O_EXCL, O_NOFOLLOW, O_DIRECT

/// These do all that there is to do, but for as_given: there the kernel says why it cannot be.
named remove(int folder, const char* given, bool a_folder);
named rename(int folder, const char* from, int to_folder, const char* to, unsigned flags);
named make_folder(int folder, const char* given);

/// A folder whose list of names is the one on the disk.
bool as_on_disk(const char* folder);

namespace inner {
named error(long number);
named refused();
named in_memory(entry& one);
bool on_disk(const path& where, struct stat& about);
/// 0 if something can be made or removed there, or a negative error number.
long may_change_names_beside(const path& where);
/// A regular file of the disk now lies in memory.
named copied(const path& where, const struct stat& about, bool with_content);
}  // namespace inner

}  // namespace pawl::check::files

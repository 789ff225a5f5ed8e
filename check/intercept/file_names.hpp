// Calls that name a file: which name the kernel is to be given, so that the disk stays as it is. Each of them is a
// schedule point, for another task may look at, or change, the same file.
#pragma once

#include <sys/stat.h>

#include "check/files/named.hpp"

namespace pawl::check::intercept {

struct file_name {
    int folder;
    const char* path;
    bool over;  // the call has come to its end, with `result`; errno is set
    int result;
    files::entry* kept;
};

/// False before main and where the program runs on its own: then the disk is what it is.
bool keeps_files();

file_name name_to_look_at(int folder, const char* path, bool follow, const char* call);
/// Its content, or what is known of it.
file_name name_to_change(int folder, const char* path, bool follow, const char* call);
/// `flags` are those to open it with.
file_name name_to_open(int folder, const char* path, int& flags, mode_t mode, const char* call);
/// Removed, renamed, made: true if that is all there is to it, with `result`; otherwise the kernel says why it cannot be.
bool settled(const files::named& said, const char* call, const char* path, int& result);

/// What the program has made or removed in it would not be in its list.
void require_unchanged_folder(const char* path);

/// Steps that look at files or change them. `descriptor`: its place in the file moves; -1: none.
void looks_at_files(int descriptor = -1);
void changes_files(int descriptor = -1);

/// What stat says of a file in memory is what it would say of one on a disk, and the same in each execution.
void as_on_disk(struct stat& about);

}  // namespace pawl::check::intercept

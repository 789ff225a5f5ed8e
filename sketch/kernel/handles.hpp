// What the report calls an object of the kernel: the variable that holds its handle, or the name it was given.
#pragma once

#include <cstddef>

namespace pawl::sketch {

/// An object was made here.
void note_handle(const void* object, std::size_t size, const char* noun);
/// vQueueAddToRegistry and the like: from now on it has a name of its own.
void name_handle(const void* object, const char* name);

}  // namespace pawl::sketch

// Memory of the kernel's objects: given back at the end of the execution, and at the same addresses in every one, so that
// what one execution says of an object can be told with the names of another.
#pragma once

#include <cstddef>

namespace pawl::sketch {

/// Zero bytes.
void* object_memory(std::size_t bytes);
void begin_object_memory();
/// Whether an object of this execution could stand there.
bool is_object(const void* handle);

template <typename T>
T& new_object() {
    return *static_cast<T*>(object_memory(sizeof(T)));
}

}  // namespace pawl::sketch

// A growing list in the memory of one execution: never given back within it, gone with it.
#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

#include "check/machine/vector_clock.hpp"

namespace pawl::check::weak {

/// All bytes zero: an empty one.
template <class T>
class execution_list {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    T* begin() { return data_; }
    T* end() { return data_ + size_; }
    const T* begin() const { return data_; }
    const T* end() const { return data_ + size_; }
    T& operator[](std::uint32_t i) { return data_[i]; }
    const T& operator[](std::uint32_t i) const { return data_[i]; }
    std::uint32_t size() const { return size_; }

    /// New ones are zero bytes.
    void resize(std::uint32_t size) {
        reserve(size);
        if (size > size_) std::memset(static_cast<void*>(data_ + size_), 0, (size - size_) * sizeof(T));
        size_ = size;
    }
    T& push_back(const T& value) {
        reserve(size_ + 1);
        data_[size_] = value;
        return data_[size_++];
    }

private:
    void reserve(std::uint32_t wanted) {
        if (wanted <= capacity_) return;
        const std::uint32_t capacity = wanted < 4 ? 4 : wanted * 2;
        auto* fresh = static_cast<T*>(machine::execution_memory(capacity * sizeof(T)));
        if (size_) std::memcpy(static_cast<void*>(fresh), data_, size_ * sizeof(T));
        data_ = fresh;
        capacity_ = capacity;
    }

    T* data_ = nullptr;
    std::uint32_t size_ = 0, capacity_ = 0;
};

}  // namespace pawl::check::weak

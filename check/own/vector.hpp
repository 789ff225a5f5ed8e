// A vector for the runtime itself. The program's malloc is simulated and its memory is put back between executions, so
// the runtime may use neither: this one takes pages from the kernel and keeps them.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstring>
#include <type_traits>

namespace pawl::check::own {

template <class T>
class vector {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    T* begin() { return data_; }
    T* end() { return data_ + size_; }
    const T* begin() const { return data_; }
    const T* end() const { return data_ + size_; }
    T& operator[](std::size_t i) { return data_[i]; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    T& back() { return data_[size_ - 1]; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void clear() { size_ = 0; }
    void pop_back() { --size_; }

    void push_back(const T& value) {
        if (size_ == capacity_) reserve(capacity_ ? capacity_ * 2 : 4096 / sizeof(T) + 1);
        data_[size_++] = value;
    }

    /// A new element with whatever stood in its place.
    T& push_raw() {
        if (size_ == capacity_) reserve(capacity_ ? capacity_ * 2 : 4096 / sizeof(T) + 1);
        return data_[size_++];
    }

    /// New elements are zero bytes.
    void resize(std::size_t size) {
        reserve(size);
        if (size > size_) std::memset(static_cast<void*>(data_ + size_), 0, (size - size_) * sizeof(T));
        size_ = size;
    }

    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        const std::size_t bytes = (capacity * sizeof(T) + 4095) & ~std::size_t{4095};
        void* fresh = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (fresh == MAP_FAILED) __builtin_trap();  // the supervisor reports a worker that died
        if (data_) {
            std::memcpy(fresh, static_cast<void*>(data_), size_ * sizeof(T));
            munmap(static_cast<void*>(data_), capacity_bytes_);
        }
        data_ = static_cast<T*>(fresh);
        capacity_ = bytes / sizeof(T);
        capacity_bytes_ = bytes;
    }

    /// Gives the pages back.
    void release() {
        if (data_) munmap(static_cast<void*>(data_), capacity_bytes_);
        *this = {};
    }

private:
    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
    std::size_t capacity_bytes_ = 0;
};

}  // namespace pawl::check::own

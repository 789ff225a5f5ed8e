// Plain data into a row of bytes and back. Reading checks every length: the bytes may be anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pawl::check::supervise {

class byte_writer {
public:
    template <class T>
    requires std::is_trivially_copyable_v<T>
    void put(const T& value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    template <class T>
    void put(const std::vector<T>& values) {
        put(std::uint64_t{values.size()});
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        bytes_ += text;
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : left_(bytes) {}

    /// False from the first time on that something did not fit.
    bool good() const { return good_; }
    bool at_end() const { return good_ && left_.empty(); }

    template <class T>
    requires std::is_trivially_copyable_v<T>
    void get(T& value) {
        if (!has(1, sizeof value)) return;
        std::memcpy(static_cast<void*>(&value), left_.data(), sizeof value);
        left_.remove_prefix(sizeof value);
    }
    template <class T>
    void get(std::vector<T>& values) {
        std::uint64_t count = 0;
        get(count);
        if (!has(count, sizeof(T))) return;
        values.resize(count);
        if (count != 0) std::memcpy(static_cast<void*>(values.data()), left_.data(), count * sizeof(T));
        left_.remove_prefix(count * sizeof(T));
    }
    void get(std::string& text) {
        std::uint64_t size = 0;
        get(size);
        if (!has(size, 1)) return;
        text.assign(left_.substr(0, size));
        left_.remove_prefix(size);
    }

private:
    bool has(std::uint64_t count, std::size_t each) {
        good_ = good_ && count <= left_.size() / each;
        return good_;
    }

    std::string_view left_;
    bool good_ = true;
};

}  // namespace pawl::check::supervise

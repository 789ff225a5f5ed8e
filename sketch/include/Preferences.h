// Preferences of the ESP32: values by name, which outlive the power on a board. Here each run begins with none.
#ifndef PAWL_PREFERENCES_H
#define PAWL_PREFERENCES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pawl_sketch/core_lock.h"
#include "pawl_sketch/string_class.h"

namespace pawl_sketch {
struct preference {
    String key;  // with the name of its space in front
    String value;
    preference* next;
};
inline preference* preferences = nullptr;
// Any task may use them, each with an object of its own.
inline char preferences_taken = 0;
}  // namespace pawl_sketch

class Preferences {
public:
    bool begin(const char* space, bool read_only = false, const char* = nullptr) {
        space_ = String(space) + "/";
        read_only_ = read_only;
        return open_ = true;
    }
    void end() { open_ = false; }
    bool clear() {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        return remove_where([this](const pawl_sketch::preference& one) { return one.key.startsWith(space_); });
    }
    bool remove(const char* key) {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        return remove_where([&](const pawl_sketch::preference& one) { return one.key == space_ + key; });
    }
    bool isKey(const char* key) const {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        return find(key) != nullptr;
    }

    size_t putBytes(const char* key, const void* bytes, size_t size) {
        if (!open_ || read_only_) return 0;
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        pawl_sketch::preference* one = find(key);
        if (!one)
            one = pawl_sketch::preferences = new pawl_sketch::preference{space_ + key, "", pawl_sketch::preferences};
        one->value = String(static_cast<const char*>(bytes), static_cast<unsigned>(size));
        return size;
    }
    size_t getBytesLength(const char* key) const {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        const pawl_sketch::preference* one = find(key);
        return one ? one->value.length() : 0;
    }
    size_t getBytes(const char* key, void* to, size_t room) const {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        const pawl_sketch::preference* one = find(key);
        const size_t size = one ? one->value.length() : 0;
        if (size == 0 || size > room) return 0;
        memcpy(to, one->value.c_str(), size);
        return size;
    }
    size_t putString(const char* key, const String& text) { return putBytes(key, text.c_str(), text.length()); }
    String getString(const char* key, const String& otherwise = String()) const {
        pawl_sketch::core_lock lock(pawl_sketch::preferences_taken);
        const pawl_sketch::preference* one = find(key);
        return one ? one->value : otherwise;
    }

#define PAWL_PREFERENCE(Name, Type)                                                               \
    size_t put##Name(const char* key, Type value) { return putBytes(key, &value, sizeof value); } \
    Type get##Name(const char* key, Type otherwise = Type()) const {                              \
        Type value;                                                                               \
        return getBytes(key, &value, sizeof value) == sizeof value ? value : otherwise;           \
    }
    PAWL_PREFERENCE(Char, int8_t)
    PAWL_PREFERENCE(UChar, uint8_t)
    PAWL_PREFERENCE(Short, int16_t)
    PAWL_PREFERENCE(UShort, uint16_t)
    PAWL_PREFERENCE(Int, int32_t)
    PAWL_PREFERENCE(UInt, uint32_t)
    PAWL_PREFERENCE(Long, int32_t)
    PAWL_PREFERENCE(ULong, uint32_t)
    PAWL_PREFERENCE(Long64, int64_t)
    PAWL_PREFERENCE(ULong64, uint64_t)
    PAWL_PREFERENCE(Float, float)
    PAWL_PREFERENCE(Double, double)
    PAWL_PREFERENCE(Bool, bool)
#undef PAWL_PREFERENCE

private:
    pawl_sketch::preference* find(const char* key) const {
        if (!open_) return nullptr;
        for (auto* one = pawl_sketch::preferences; one; one = one->next) {
            if (one->key == space_ + key) return one;
        }
        return nullptr;
    }
    template <typename Test>
    bool remove_where(Test test) {
        if (!open_ || read_only_) return false;
        bool any = false;
        for (auto** at = &pawl_sketch::preferences; *at;) {
            pawl_sketch::preference* one = *at;
            if (test(*one)) {
                *at = one->next;
                delete one;
                any = true;
            } else {
                at = &one->next;
            }
        }
        return any;
    }

    String space_;
    bool open_ = false;
    bool read_only_ = false;
};

#endif

// From a keyboard's reports back to what was typed.
#pragma once

#include "../keyboard.hpp"

#include <cctype>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace host {

class typed {
public:
    /// One report. True: the caps lock was pressed, so the lights change.
    bool takes(std::span<const std::uint8_t> report) {
        namespace keyboard = devices::keyboard;
        const keyboard::key down{report[0], report[2]};
        if (down == last_ || down.usage == 0) {
            last_ = down;
            return false;
        }
        last_ = down;
        ++keys_;
        if (down.usage == keyboard::caps_lock_key) {
            lights_ ^= keyboard::caps_lock;
            return true;
        }
        for (int c = 0; c != 128; ++c)
            if (keyboard::key_of(static_cast<char>(c)) == down) {
                const bool turned = lights_ & keyboard::caps_lock && std::isalpha(c);
                text_ += static_cast<char>(turned ? c ^ 0x20 : c == '\n' ? '\r' : c);
                return false;
            }
        return false;
    }
    /// After a reset no key is down.
    void released() { last_ = {}; }
    [[nodiscard]] unsigned keys() const { return keys_; }
    [[nodiscard]] std::uint8_t lights() const { return lights_; }
    [[nodiscard]] std::string line() {
        std::string shown;
        for (const char c : text_) shown += std::isprint(static_cast<unsigned char>(c)) ? c : '.';
        text_.clear();
        return shown;
    }

private:
    devices::keyboard::key last_{};
    std::uint8_t lights_ = 0;
    unsigned keys_ = 0;
    std::string text_;
};

}  // namespace host

// Reading text from a Stream.
#ifndef PAWL_SKETCH_STREAM_READING_H
#define PAWL_SKETCH_STREAM_READING_H

#include "stream.h"

// False once the time is over.
inline bool Stream::waited(uint64_t deadline) {
    const uint64_t now = pawl_board_now();
    if (now >= deadline) return false;
    pawl_wait(deadline - now);
    return true;
}

inline int Stream::timedRead() {
    const int at_once = read();
    if (at_once >= 0) return at_once;
    const uint64_t end = deadline();
    while (waited(end)) {
        const int c = read();
        if (c >= 0) return c;
    }
    return -1;
}

inline int Stream::timedPeek() {
    const int at_once = peek();
    if (at_once >= 0) return at_once;
    const uint64_t end = deadline();
    while (waited(end)) {
        const int c = peek();
        if (c >= 0) return c;
    }
    return -1;
}

inline size_t Stream::readBytes(char* to, size_t size) {
    size_t count = 0;
    while (count < size) {
        const int c = timedRead();
        if (c < 0) break;
        to[count++] = static_cast<char>(c);
    }
    return count;
}

inline size_t Stream::readBytesUntil(char terminator, char* to, size_t size) {
    size_t count = 0;
    while (count < size) {
        const int c = timedRead();
        if (c < 0 || static_cast<char>(c) == terminator) break;
        to[count++] = static_cast<char>(c);
    }
    return count;
}

inline String Stream::readString() {
    String text;
    for (int c = timedRead(); c >= 0; c = timedRead()) text += static_cast<char>(c);
    return text;
}

inline String Stream::readStringUntil(char terminator) {
    String text;
    for (int c = timedRead(); c >= 0 && static_cast<char>(c) != terminator; c = timedRead())
        text += static_cast<char>(c);
    return text;
}

namespace pawl_sketch {

// How much of a text has just been read. Where it does not go on, a shorter beginning may still have been read.
class text_follower {
public:
    text_follower(const char* text, size_t length) : text_(text), length_(length) {}
    // True when c completes the text.
    bool follow(char c) {
        while (read_ > 0 && text_[read_] != c) read_ = shorter();
        if (text_[read_] == c) ++read_;
        if (read_ < length_) return false;
        read_ = 0;
        return true;
    }

private:
    // The longest beginning that is also an end of what was read, and less than all of it.
    size_t shorter() const {
        for (size_t size = read_ - 1; size > 0; --size) {
            if (memcmp(text_, text_ + read_ - size, size) == 0) return size;
        }
        return 0;
    }

    const char* text_;
    size_t length_;
    size_t read_ = 0;
};

}  // namespace pawl_sketch

inline bool Stream::find_until(const char* text, size_t length, const char* terminator, size_t terminator_length) {
    if (length == 0) return true;
    pawl_sketch::text_follower wanted(text, length);
    pawl_sketch::text_follower end(terminator, terminator_length);
    for (int c = timedRead(); c >= 0; c = timedRead()) {
        if (wanted.follow(static_cast<char>(c))) return true;
        if (terminator_length && end.follow(static_cast<char>(c))) return false;
    }
    return false;
}

#endif

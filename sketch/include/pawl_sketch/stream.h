// Stream: what can be read. Waits for at most the time-out, of virtual time, for each character.
#ifndef PAWL_SKETCH_STREAM_H
#define PAWL_SKETCH_STREAM_H

#include "board_calls.h"
#include "print.h"

// What parseInt() and parseFloat() may pass over before the number.
enum LookaheadMode { SKIP_ALL, SKIP_NONE, SKIP_WHITESPACE };

#define NO_IGNORE_CHAR '\x01'

class Stream : public Print {
public:
    virtual int available() = 0;
    virtual int read() = 0;
    virtual int peek() = 0;

    void setTimeout(unsigned long milliseconds) { _timeout = milliseconds; }
    unsigned long getTimeout() const { return _timeout; }

    // Reads up to and including the text: true. False at the terminator or at the end of time.
    bool find(const char* text) { return find(text, strlen(text)); }
    bool find(const uint8_t* text) { return find(reinterpret_cast<const char*>(text)); }
    bool find(const char* text, size_t length) { return find_until(text, length, nullptr, 0); }
    bool find(const uint8_t* text, size_t length) { return find(reinterpret_cast<const char*>(text), length); }
    bool find(char c) { return find(&c, 1); }
    bool findUntil(const char* text, const char* terminator) {
        return find_until(text, strlen(text), terminator, strlen(terminator));
    }
    bool findUntil(const uint8_t* text, const char* terminator) {
        return findUntil(reinterpret_cast<const char*>(text), terminator);
    }
    bool findUntil(const char* text, size_t length, const char* terminator, size_t terminator_length) {
        return find_until(text, length, terminator, terminator_length);
    }

    // 0 if no number came.
    long parseInt(LookaheadMode skip = SKIP_ALL, char ignore = NO_IGNORE_CHAR);
    float parseFloat(LookaheadMode skip = SKIP_ALL, char ignore = NO_IGNORE_CHAR);

    virtual size_t readBytes(char* to, size_t size);
    virtual size_t readBytes(uint8_t* to, size_t size) { return readBytes(reinterpret_cast<char*>(to), size); }
    size_t readBytesUntil(char terminator, char* to, size_t size);
    size_t readBytesUntil(char terminator, uint8_t* to, size_t size) {
        return readBytesUntil(terminator, reinterpret_cast<char*>(to), size);
    }
    virtual String readString();
    String readStringUntil(char terminator);

protected:
    // Busy, as the board is, until there may be something to read, or for so long. A line of the board knows when something
    // comes; of any other stream only its own code knows, and is asked again after a tenth of a millisecond.
    virtual void pawl_wait(uint64_t nanoseconds) { pawl_board_busy(nanoseconds < 100000 ? nanoseconds : 100000); }

    int timedRead();
    int timedPeek();
    int peekNextDigit(LookaheadMode skip, bool fraction);

    unsigned long _timeout = 1000;  // milliseconds; under this name classes derived from it in sketches know it

private:
    bool find_until(const char* text, size_t length, const char* terminator, size_t terminator_length);
    uint64_t deadline() const { return pawl_board_now() + static_cast<uint64_t>(_timeout) * 1000000; }
    bool waited(uint64_t deadline);
};

#include "stream_numbers.h"
#include "stream_reading.h"

#endif

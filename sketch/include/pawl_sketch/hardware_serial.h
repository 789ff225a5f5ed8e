// The serial lines of the board.
#ifndef PAWL_SKETCH_HARDWARE_SERIAL_H
#define PAWL_SKETCH_HARDWARE_SERIAL_H

#include "board_calls.h"
#include "stream.h"

class HardwareSerial : public Stream {
public:
    explicit constexpr HardwareSerial(int line) : line_(line) {}

    void begin(unsigned long baud, uint32_t config = SERIAL_8N1) {
        (void)config;
        baud_ = baud;
        pawl_board_serial_begin(line_, baud);
    }
    void end() { pawl_board_serial_end(line_); }
    // A board is only powered here while it is connected.
    operator bool() const { return true; }

    int available() override { return pawl_board_serial_available(line_); }
    int read() override { return pawl_board_serial_read(line_); }
    int peek() override { return pawl_board_serial_peek(line_); }
    void flush() override { pawl_board_serial_flush(line_); }
    int availableForWrite() override { return sends_at_once; }

    using Print::write;
    size_t write(uint8_t one) override { return pawl_board_serial_write(line_, &one, 1); }
    size_t write(const uint8_t* data, size_t size) override { return pawl_board_serial_write(line_, data, size); }
    size_t write(int n) { return write(static_cast<uint8_t>(n)); }
    size_t write(unsigned n) { return write(static_cast<uint8_t>(n)); }
    size_t write(long n) { return write(static_cast<uint8_t>(n)); }
    size_t write(unsigned long n) { return write(static_cast<uint8_t>(n)); }

#ifndef PAWL_BOARD_AVR
    void begin(unsigned long baud, uint32_t config, int receive_pin, int send_pin, bool invert = false,
               unsigned long timeout_ms = 20000, uint8_t full_at = 120) {
        (void)receive_pin, (void)send_pin, (void)invert, (void)timeout_ms, (void)full_at;
        begin(baud, config);
    }
    void end(bool all_pins) { (void)all_pins, end(); }
    void flush(bool only_sending) { (void)only_sending, flush(); }
    size_t read(uint8_t* to, size_t size) {
        size_t count = 0;
        while (count < size && available() > 0) to[count++] = static_cast<uint8_t>(read());
        return count;
    }
    size_t read(char* to, size_t size) { return read(reinterpret_cast<uint8_t*>(to), size); }
    uint32_t baudRate() const { return static_cast<uint32_t>(baud_); }
    void updateBaudRate(unsigned long baud) { baud_ = baud; }
    size_t setRxBufferSize(size_t size) { return size; }
    size_t setTxBufferSize(size_t size) { return size; }
    bool setPins(int, int, int = -1, int = -1) { return true; }
    bool setRxTimeout(uint8_t) { return true; }
    bool setRxFIFOFull(uint8_t) { return true; }
    void setDebugOutput(bool) {}
#endif

protected:
    void pawl_wait(uint64_t nanoseconds) override { pawl_board_serial_wait(line_, nanoseconds); }

private:
#ifdef PAWL_BOARD_AVR
    static constexpr int sends_at_once = 63;
#else
    static constexpr int sends_at_once = 128;
#endif

    int line_;
    unsigned long baud_ = 0;
};

inline HardwareSerial Serial(0);
inline HardwareSerial Serial1(1);
inline HardwareSerial Serial2(2);
#ifdef PAWL_BOARD_AVR
inline HardwareSerial Serial3(3);
#endif

#endif

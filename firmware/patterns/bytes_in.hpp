// What comes on a line: its interrupt puts it into a ring, from which whoever echoes takes it.
#pragma once

#include <pawl/channel/ring.hpp>

#include "outside.hpp"

template <class Line>
class bytes_in {
public:
    explicit bytes_in(Line& line) noexcept : line_{line} {}
    /// From here on the line's interrupt comes.
    void begin() noexcept { line_.control.write(devices::uart::received); }
    /// In the line's interrupt.
    void on_interrupt() noexcept {
        while (line_.status.read() & devices::uart::received)
            static_cast<void>(ends_.first.try_send(static_cast<char>(line_.data.read())));
    }
    [[nodiscard]] auto& bytes() noexcept { return ends_.second; }
    void echo(char byte) noexcept {
        line_.echo_is_written();
        line_.data.write(static_cast<unsigned char>(outside::echo_of(byte)));
    }

private:
    Line& line_;
    pawl::ring<char, 64> ring_;
    std::pair<pawl::ring_producer<char, 64>, pawl::ring_consumer<char, 64>> ends_ = ring_.split();
};

// Two blocking echo loops, each on a thread with a stack of its own: what that takes, and what happens to who takes more.
#include <pawl/task.hpp>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdio>

using namespace pawl::literals;

// A device: what is sent to it can be read at the other end.
struct line {
    line() { ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()); }
    ~line() {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    std::array<int, 2> ends{};
};

// As one would write it if there were nothing else in the world.
void echoes(int device) {
    for (char byte; ::read(device, &byte, 1) == 1;)
        if (::write(device, &byte, 1) != 1) return;
}
void asks(int device, const char* who, char byte) {
    if (::write(device, &byte, 1) != 1 || ::read(device, &byte, 1) != 1) byte = '?';
    std::printf("%s echoes %c\n", who, byte);
}

int deeper(int depth) {
    volatile char room[1024];
    room[0] = static_cast<char>(depth);
    return depth == 0 ? 0 : deeper(depth - 1) + room[0];
}

int main() {
    line radio, serial;
    pawl::thread radio_loop{{.name = "radio", .stack = 32_KiB}, [&] { echoes(radio.ends[1]); }};
    pawl::thread serial_loop{{.name = "serial", .stack = 48_KiB}, [&] { echoes(serial.ends[1]); }};
    asks(radio.ends[0], "radio", 'r');
    asks(serial.ends[0], "serial", 's');
    ::shutdown(radio.ends[0], SHUT_RDWR);
    ::shutdown(serial.ends[0], SHUT_RDWR);
    radio_loop.join();
    serial_loop.join();

    std::printf("thread   stack   at most in use\n");
    const auto row = [](const char* name, const pawl::thread& of) {
        std::printf("%-8s %5zu   %s\n", name, of.stack_size(),
                    of.stack_used() < of.stack_size() / 2 ? "less than half" : "?");
    };
    row("radio", radio_loop);
    row("serial", serial_loop);
    std::printf("together %5zu, and a guard of 64 KiB below each\n",
                radio_loop.stack_size() + serial_loop.stack_size());

    // One that needs more runs into the guard. In a program of its own, since that ends it.
    std::fflush(stdout);
    const pid_t other = ::fork();
    if (other == 0) {
        pawl::thread decoder{{.name = "decoder", .stack = 64_KiB}, [] { std::_Exit(deeper(1000)); }};
        decoder.join();
    }
    int status = 0;
    ::waitpid(other, &status, 0);
    std::printf("and then: %s\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV ? "a segmentation fault" : "?");
}

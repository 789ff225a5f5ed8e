#include "cli/raw_terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iterator>

namespace pawl::cli {
namespace {

// Another screen, so that what stood on the terminal before comes back.
constexpr char enter_screen[] = "\033[?1049h\033[?25l";
constexpr char leave_screen[] = "\033[?25h\033[?1049l";

termios before;
volatile std::sig_atomic_t active = 0;
volatile std::sig_atomic_t redraw_wanted = 0;
constexpr int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
struct sigaction handlers_before[std::size(ending) + 2];

void put(const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t done = write(STDOUT_FILENO, bytes, size);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return;
        bytes += done;
        size -= static_cast<std::size_t>(done);
    }
}

void begin() {
    termios raw = before;
    // Signals stay: Ctrl-C and Ctrl-Z mean what they mean everywhere.
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    put(enter_screen, sizeof enter_screen - 1);
    active = 1;
}

// Called from signal handlers, too: tcsetattr and write may be.
void restore() {
    if (!active) return;
    active = 0;
    put(leave_screen, sizeof leave_screen - 1);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

void die_by(int number) {
    const int error = errno;
    restore();
    signal(number, SIG_DFL);
    raise(number);
    errno = error;
}

void note_size(int) { redraw_wanted = 1; }

void stop_for_a_while(int) {
    const int error = errno;
    restore();
    raise(SIGSTOP);
    // Somebody has called it back to the foreground.
    begin();
    redraw_wanted = 1;
    errno = error;
}

}  // namespace

bool raw_terminal::there_is_one() { return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0; }

terminal_size raw_terminal::size() {
    winsize now{};
    terminal_size result;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &now) != 0 || now.ws_col == 0 || now.ws_row == 0) return result;
    result.columns = now.ws_col;
    result.rows = now.ws_row;
    return result;
}

raw_terminal::raw_terminal() {
    tcgetattr(STDIN_FILENO, &before);
    begin();
    struct sigaction action {};
    std::size_t at = 0;
    const auto handle = [&](int number, void (*handler)(int)) {
        action.sa_handler = handler;  // without SA_RESTART: a new size ends the wait for a key
        sigaction(number, &action, &handlers_before[at++]);
    };
    for (const int number : ending) handle(number, die_by);
    handle(SIGWINCH, note_size);
    handle(SIGTSTP, stop_for_a_while);
}

raw_terminal::~raw_terminal() {
    restore();
    std::size_t at = 0;
    for (const int number : ending) sigaction(number, &handlers_before[at++], nullptr);
    sigaction(SIGWINCH, &handlers_before[at++], nullptr);
    sigaction(SIGTSTP, &handlers_before[at++], nullptr);
}

void raw_terminal::show(const std::string& screen) {
    std::string text = "\033[H";
    for (std::size_t start = 0; start < screen.size();) {
        const std::size_t end = std::min(screen.find('\n', start), screen.size());
        text += (start == 0 ? "" : "\r\n") + screen.substr(start, end - start) + "\033[K";
        start = end + 1;
    }
    text += "\033[J";
    put(text.data(), text.size());
}

raw_terminal::pressed raw_terminal::read() {
    const auto byte = [](int wait_ms) -> int {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = poll(&input, 1, wait_ms);
        if (ready <= 0) return ready < 0 && errno == EINTR ? -2 : -1;
        unsigned char one = 0;
        const ssize_t got = ::read(STDIN_FILENO, &one, 1);
        if (got < 0 && errno == EINTR) return -2;
        return got == 1 ? one : -1;
    };
    const int first = redraw_wanted ? -2 : byte(-1);
    if (first == -2) {
        redraw_wanted = 0;
        return {key::redraw};
    }
    if (first < 0 || first == 4) return {key::end_of_input};
    if (first == '\n' || first == '\r') return {key::enter};
    if (first == 127 || first == 8) return {key::erase};
    if (first != 27) return {key::letter, static_cast<char>(first)};
    // Arrows: ESC [ A. A lone ESC is followed by nothing.
    constexpr int rest_of_sequence_ms = 50;
    if (byte(rest_of_sequence_ms) < 0) return {key::other};
    switch (byte(rest_of_sequence_ms)) {
        case 'A': return {key::up};
        case 'B': return {key::down};
        case 'C': return {key::right};
        case 'D': return {key::left};
        default: return {key::other};
    }
}

}  // namespace pawl::cli

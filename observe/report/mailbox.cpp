#include "observe/report/mailbox.hpp"

#include <poll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <utility>

namespace pawl::observe::report {
namespace {

// A sender that connected sends at once; one that was killed in between must not stop us.
constexpr int patience_ms = 1000;

bool has_come(int descriptor, int wait_ms) {
    pollfd one{descriptor, POLLIN, 0};
    return poll(&one, 1, wait_ms) == 1;
}

bool is_whole(const wire::message& message, ssize_t size) {
    return size >= static_cast<ssize_t>(wire::size_of(wire::message_kind::began)) &&
           message.kind <= wire::message_kind::owner_ended && size == static_cast<ssize_t>(wire::size_of(message.kind));
}

}  // namespace

letter::~letter() {
    if (connection_ == -1) return;
    answer();
}
letter::letter(letter&& other) noexcept
    : connection_(std::exchange(other.connection_, -1)), text_(other.text_), process_(other.process_) {}

void letter::answer() {
    if (connection_ == -1) return;
    (void)!send(connection_, &wire::seen, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    close(std::exchange(connection_, -1));
}

std::expected<mailbox, std::string> mailbox::create() {
    unsigned char random[12];
    if (getrandom(random, sizeof random, 0) != sizeof random)
        return std::unexpected("no random numbers: " + std::string(std::strerror(errno)));
    std::string name = "pawl-watch-";
    for (const unsigned char byte : random) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", byte);
        name += digits;
    }
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    const int box = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    if (box == -1 || bind(box, reinterpret_cast<const sockaddr*>(&address), size) != 0 || listen(box, 1024) != 0) {
        const std::string why = std::strerror(errno);
        if (box != -1) close(box);
        return std::unexpected("cannot listen to the program: " + why);
    }
    return mailbox(box, std::move(name));
}

mailbox::~mailbox() {
    if (socket_ != -1) close(socket_);
}
mailbox::mailbox(mailbox&& other) noexcept : socket_(std::exchange(other.socket_, -1)), name_(std::move(other.name_)) {}

bool mailbox::empty() const { return !has_come(socket_, 0); }

std::optional<letter> mailbox::next() {
    const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection == -1) return std::nullopt;
    ucred sender{};
    socklen_t size = sizeof sender;
    wire::message message{};
    const bool ours = getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &sender, &size) == 0 && sender.uid == geteuid();
    if (!ours || !has_come(connection, patience_ms) ||
        !is_whole(message, recv(connection, &message, sizeof message, MSG_DONTWAIT))) {
        close(connection);
        return std::nullopt;
    }
    return letter(connection, message, sender.pid);
}

}  // namespace pawl::observe::report

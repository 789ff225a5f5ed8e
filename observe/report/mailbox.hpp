// Where watched programs leave their messages: a socket with a name that nobody guesses.
#pragma once

#include <expected>
#include <optional>
#include <string>

#include "observe/wire/facts.hpp"

namespace pawl::observe::report {

/// A message whose sender waits for our answer, until this goes.
class letter {
public:
    letter(int connection, const wire::message& text, int process)
        : connection_(connection), text_(text), process_(process) {}
    ~letter();
    letter(letter&&) noexcept;
    letter& operator=(letter&&) = delete;

    [[nodiscard]] const wire::message& text() const { return text_; }
    /// As the kernel says, not the message.
    [[nodiscard]] int process() const { return process_; }
    /// Lets the sender go on.
    void answer();

private:
    int connection_;
    wire::message text_;
    int process_;
};

class mailbox {
public:
    static std::expected<mailbox, std::string> create();
    ~mailbox();
    mailbox(mailbox&&) noexcept;
    mailbox& operator=(mailbox&&) = delete;

    /// For poll.
    [[nodiscard]] int descriptor() const { return socket_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// The next one; nothing if there is none, or if it is not a message from a process of this user.
    std::optional<letter> next();
    [[nodiscard]] bool empty() const;

private:
    mailbox(int socket, std::string name) : socket_(socket), name_(std::move(name)) {}
    int socket_;
    std::string name_;
};

}  // namespace pawl::observe::report

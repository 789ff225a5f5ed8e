// All that a watched command has started, and how it is ended.
#pragma once

#include <poll.h>
#include <sys/types.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace pawl::observe::report {

/// The processes that the command started, itself not among them. Found are: those that descend from it, as far as their
/// parents live; and those whose environment names our socket. Not ended are those that began a session of their own,
/// unless they are watched: whoever does that wants to stay.
class started {
public:
    started(pid_t command, std::string socket) : command_(command), socket_(std::move(socket)) {}
    ~started();
    started(const started&) = delete;
    started& operator=(const started&) = delete;

    /// Remembers those that are there now.
    void look(const std::set<int>& watched);
    void send(int signal) const;
    /// For poll: readable when one of those that still live has ended.
    void add_to(std::vector<pollfd>& sources);
    /// Forgets those that have ended. True: there is none left.
    [[nodiscard]] bool all_ended();

private:
    [[nodiscard]] bool is_ours(pid_t process, bool watched) const;

    pid_t command_;
    std::string socket_;
    std::map<pid_t, int> descriptors_;  // a number alone may be another process's by now
};

}  // namespace pawl::observe::report

#include "observe/report/watching.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>

namespace pawl::observe::report {
namespace {

using std::chrono::steady_clock;

/// Ctrl-C and Ctrl-\ reach the program as well: it decides, and we tell the rest. Others ask for our end: handed on.
class signals_handed_on {
public:
    signals_handed_on() {
        sigset_t asked;
        sigemptyset(&asked);
        for (const int number : {SIGINT, SIGQUIT, SIGTERM, SIGHUP}) sigaddset(&asked, number);
        sigprocmask(SIG_BLOCK, &asked, &before_);
        descriptor_ = signalfd(-1, &asked, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~signals_handed_on() {
        close(descriptor_);
        sigprocmask(SIG_SETMASK, &before_, nullptr);
    }
    signals_handed_on(const signals_handed_on&) = delete;
    signals_handed_on& operator=(const signals_handed_on&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    void hand_on(const watched_program& program) const {
        signalfd_siginfo info;
        while (read(descriptor_, &info, sizeof info) == sizeof info) {
            const auto number = static_cast<int>(info.ssi_signo);
            const bool from_terminal = info.ssi_code > 0 && (number == SIGINT || number == SIGQUIT);
            if (!from_terminal) program.send(number);
        }
    }

private:
    sigset_t before_;
    int descriptor_;
};

class time_limit {
public:
    explicit time_limit(const std::optional<std::chrono::nanoseconds>& at_most) {
        if (at_most) end_ = steady_clock::now() + *at_most;
    }
    /// For poll.
    [[nodiscard]] int milliseconds_left() const {
        if (end_ == never) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - steady_clock::now());
        return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 3'600'000));
    }
    [[nodiscard]] bool over() const { return steady_clock::now() >= end_; }
    void begin_again(std::chrono::nanoseconds length) { end_ = steady_clock::now() + length; }

private:
    static constexpr auto never = steady_clock::time_point::max();
    steady_clock::time_point end_ = never;
};

}  // namespace

std::expected<watch_result, std::string> watching::run() {
    auto box = mailbox::create();
    if (!box) return std::unexpected(box.error());
    const signals_handed_on signals;
    const std::string letters =
        std::string(request_.refuse ? "r" : "") + (request_.orders ? "" : "o") + (request_.follow ? "" : "f");
    auto program = watched_program::start(request_.words, request_.library, box->name(), letters);
    if (!program) return std::unexpected(program.error());

    time_limit limit(request_.at_most);
    for (;;) {
        pollfd sources[] = {
            {box->descriptor(), POLLIN, 0}, {program->descriptor(), POLLIN, 0}, {signals.descriptor(), POLLIN, 0}};
        poll(sources, std::size(sources), limit.milliseconds_left());
        signals.hand_on(*program);
        read_all(*box, *program);
        if (sources[1].revents != 0) break;
        if (!limit.over()) continue;
        // Politely first; two seconds later no longer.
        program->send(result_.out_of_time ? SIGKILL : SIGTERM);
        result_.out_of_time = true;
        limit.begin_again(std::chrono::seconds(2));
    }
    read_all(*box, *program);
    result_.began = processes_.contains(program->process());
    result_.status = program->status();
    return std::move(result_);
}

void watching::read_all(mailbox& box, watched_program& program) {
    while (!box.empty())
        if (auto one = box.next()) take(*one, program);
}

void watching::take(letter& one, watched_program& program) {
    switch (one.text().kind) {
        case wire::message_kind::began: processes_.insert(one.process()); break;
        case wire::message_kind::deadlock: take_deadlock(one, program); break;
        case wire::message_kind::order: take_order(one); break;
        case wire::message_kind::owner_ended: {
            process_view view(one.process());
            result_.left.push_back(story_of(one.text().left, view));
            one.answer();
            tell_(text_of(result_.left.back()));
            break;
        }
    }
}

void watching::take_deadlock(letter& one, watched_program& program) {
    const wire::deadlock& facts = one.text().circle;
    // Two threads that close it at the same moment both tell.
    std::set<std::pair<std::uint32_t, std::uint32_t>> waits;
    for (std::size_t i = 0; i < facts.length && i < wire::most_members; ++i)
        waits.emplace(facts.members[i].thread, facts.members[i].wait_number);
    if (!told_.insert(waits).second) return;
    process_view view(one.process());
    result_.deadlocks.push_back(story_of(facts, view));
    one.answer();
    tell_(text_of(result_.deadlocks.back()));
    if (request_.stop_on_deadlock && !facts.refused) stop_all(program);
}

void watching::take_order(letter& one) {
    process_view view(one.process());
    const wire::order& facts = one.text().orders;
    // An address on the stack or the heap may be another lock's by the time that the second thread comes.
    const bool same_locks = facts.both_live || (view.is_static(facts.first) && view.is_static(facts.second));
    if (!same_locks) return;
    result_.orders.push_back(story_of(facts, view));
    one.answer();
    tell_(text_of(result_.orders.back()));
}

void watching::stop_all(watched_program& program) {
    if (std::exchange(result_.stopped, true)) return;
    program.send(SIGKILL);
    for (const int process : processes_)
        if (process != program.process()) kill(process, SIGKILL);
}

}  // namespace pawl::observe::report

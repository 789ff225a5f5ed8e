#include "observe/report/watching.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstddef>

namespace pawl::observe::report {
namespace {

// For the end that was asked for. After it none is asked any more.
constexpr auto patience = std::chrono::seconds(2);

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
    /// True: somebody asks for the end of all.
    bool hand_on(const watched_program& program) const {
        bool end = false;
        signalfd_siginfo info;
        while (read(descriptor_, &info, sizeof info) == sizeof info) {
            const auto number = static_cast<int>(info.ssi_signo);
            const bool from_terminal = info.ssi_code > 0 && (number == SIGINT || number == SIGQUIT);
            if (from_terminal) continue;
            program.send(number);
            end |= number != SIGHUP;  // to some that means something else
        }
        return end;
    }

private:
    sigset_t before_;
    int descriptor_;
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

    started others(program->process(), box->name());
    others_ = &others;

    bool ended = false;
    while (!ended || !none_left()) {
        std::vector<pollfd> sources = {{box->descriptor(), POLLIN, 0},
                                       {signals.descriptor(), POLLIN, 0},
                                       {ended ? -1 : program->descriptor(), POLLIN, 0}};
        others.add_to(sources);
        poll(sources.data(), sources.size(), limit_.milliseconds_left());
        if (signals.hand_on(*program) && step_ == ending::none) {
            others.look(processes_);
            step_ = ending::asked;
        }
        read_all(*box, *program);
        const bool ended_now = !ended && sources[2].revents != 0;
        ended |= ended_now;
        // It was to tell those that it started to end. Those that are left are told by us.
        if (ended_now && step_ == ending::asked) end_all(*program, ending::politely);
        if (!limit_.over()) continue;
        if (ended && step_ == ending::forcibly) break;  // what belongs to another user we cannot end
        result_.out_of_time |= !ended && step_ != ending::forcibly;
        end_all(*program, step_ < ending::politely ? ending::politely : ending::forcibly);
    }
    others_ = nullptr;
    read_all(*box, *program);
    result_.began = processes_.contains(program->process());
    result_.status = program->status();
    return std::move(result_);
}

bool watching::none_left() {
    // Meanwhile they may have started others.
    if (step_ != ending::none && others_->all_ended()) others_->look(processes_);
    if (step_ == ending::forcibly) others_->send(SIGKILL);
    return others_->all_ended();
}

void watching::end_all(watched_program& program, ending step) {
    step_ = step;
    others_->look(processes_);
    const int signal = step == ending::forcibly ? SIGKILL : SIGTERM;
    program.send(signal);
    others_->send(signal);
    limit_.begin_again(patience);
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
    if (!request_.stop_on_deadlock || facts.refused || std::exchange(result_.stopped, true)) return;
    end_all(program, ending::forcibly);
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

}  // namespace pawl::observe::report

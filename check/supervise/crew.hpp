// Several workers, each with a session of its own, that carry out orders at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "check/supervise/session_block.hpp"
#include "check/supervise/trial.hpp"

namespace pawl::check::supervise {

class crew {
public:
    using tick = std::function<void(const wire::session&)>;

    /// The first member works with what stands there already; the others are added when they are needed.
    crew(session_block& session, trial& first, launch what, const report::promise_matcher& promise, unsigned jobs);
    /// Ends all workers but the first one's.
    ~crew();

    std::size_t most() const { return jobs_; }
    std::size_t size() const { return members_.size(); }
    /// As many of them as can be had are ready then; at least one.
    std::size_t ready(std::size_t wanted);

    wire::session& session(std::size_t which) const { return **members_[which]->session; }
    trial& runs(std::size_t which) const { return *members_[which]->runs; }

    /// All members ask this one what is known.
    void recognise_by(trial::recogniser knows);

    /// The places whose accesses are schedule points, from the next order on.
    void show_places(const wire::visible_places& places);

    /// Bit i: a task was called as rule i of --task says, in any session.
    std::uint32_t task_rules_met() const;
    /// Something was met in an execution of any session.
    bool met(bool wire::session::* what) const;
    /// What tasks were called, in any session.
    std::vector<std::string> names_seen() const;

    /// A member that does nothing begins with this order. Alone, it has ended with it on return.
    void begin(std::size_t which, const wire::order& order, const tick& seen);
    bool busy(std::size_t which) const;
    /// The end of its order, once.
    std::optional<trial_result> ended(std::size_t which);
    /// Until something ends, or this long.
    void wait(std::chrono::milliseconds most);
    /// It ends its order after the execution that it is in.
    void stop(std::size_t which) const;

private:
    struct member {
        session_block* session = nullptr;
        trial* runs = nullptr;
        std::unique_ptr<session_block> own_session;
        std::unique_ptr<trial> own_trial;
        std::optional<wire::order> order;  // to begin with, or being carried out
        std::optional<trial_result> end;
        std::jthread thread;
    };

    void work(member& who);
    bool add();

    launch launch_;
    const report::promise_matcher& promise_;
    std::size_t jobs_;
    trial::recogniser knows_;
    std::vector<std::unique_ptr<member>> members_;
    mutable std::mutex lock_;
    std::condition_variable_any changed_;
    bool leave_ = false;
};

}  // namespace pawl::check::supervise

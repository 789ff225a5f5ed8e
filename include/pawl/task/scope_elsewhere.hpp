// The tasks of a scope that run on other levels.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/executor_core.hpp>
#include <pawl/task/failure.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>

#include <atomic>
#include <coroutine>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT {

class scope;

namespace tasks {

/// Counts them, and keeps what they and the scope's own level both touch. It stands in the scope, and is not touched by a
/// task once that one was counted as ended: unless somebody waits for the last one, which then lets that one go on.
class scope_elsewhere final : public keeper {
public:
    explicit scope_elsewhere(wait::guest_list& at_home) noexcept : at_home_{&at_home}, watches_{*this} {}
    ~scope_elsewhere() {
        if (core_) home_->guests().remove(watches_);
    }

    /// From the scope's level. False: the executor was stopped.
    [[nodiscard]] bool one_more(executor_core& core, wait::loop& home) {
        if (core_ && core_ != &core) misuse("pawl: the tasks of a scope run on one executor");
        if (!core.one_more()) return false;
        if (!core_) {
            core_ = &core;
            home_ = &home;
            home_box_ = &home.reached_through();
            home.guests().add(watches_);
        }
        count_.fetch_add(one, std::memory_order_seq_cst);
        return true;
    }
    [[nodiscard]] bool has_some() const noexcept { return core_ && count_.load(std::memory_order_seq_cst) >= one; }
    [[nodiscard]] bool is_ending() const noexcept {
        return core_ && (count_.load(std::memory_order_relaxed) & waited_for);
    }
    /// None is there. Otherwise the last one makes the joiner go on.
    [[nodiscard]] bool is_over(wait::ready_node& joiner) noexcept {
        if (!core_) return true;
        joiner_ = &joiner;
        // seq_cst: joiner_, to the last one; and what they all did, to who joins.
        return count_.fetch_or(waited_for, std::memory_order_seq_cst) < one;
    }
    void joined() noexcept {
        if (core_) count_.store(0, std::memory_order_relaxed);
    }

    /// True: it was not asked before. From the scope's level, and from a task on another one.
    [[nodiscard]] bool stop() noexcept {
        if (asked_.exchange(true, std::memory_order_seq_cst)) return false;
        if (core_) core_->ask_all();
        return true;
    }
    [[nodiscard]] bool is_asked() const noexcept { return asked_.load(std::memory_order_seq_cst); }
    /// True: the first one; it is kept.
    [[nodiscard]] bool fail(failure& why) noexcept {
        if (failed_.exchange(true, std::memory_order_relaxed)) return false;
        why_ = std::move(why);
        return true;
    }
    [[nodiscard]] failure& failed() noexcept { return why_; }

private:
    /// In the scope's own loop: a task on another level may have failed.
    class watcher final : public wait::guest {
    public:
        explicit watcher(scope_elsewhere& of) noexcept : of_{&of} {}

    private:
        void look() noexcept override {
            if (of_->is_asked()) of_->at_home_->look();
        }
        scope_elsewhere* of_;
    };
    static constexpr std::uint32_t waited_for = 1, one = 2;

    void begins(chain& which) noexcept override {
        wait::loop::here().guests().add(which);
        if (is_stopping()) which.stop();
    }
    [[nodiscard]] std::coroutine_handle<> ended(promise_base& first) noexcept override {
        wait::loop::here().guests().remove(first.own_chain());
        if (first.failed() && fail(first.failed()) && stop()) home_box_->ask();
        first.node().coroutine.destroy();
        // What is needed after the scope may be gone.
        executor_core& core = *core_;
        wait::loop& home = *home_;
        wait::inbox& box = *home_box_;
        if (count_.fetch_sub(one, std::memory_order_seq_cst) == one + waited_for) {
            // The joiner waits for this alone, and the scope with it.
            if (&wait::loop::here() == &home)
                home.go_on(*joiner_);
            else
                box.push(*joiner_);
        }
        core.one_less();
        return std::noop_coroutine();
    }
    [[nodiscard]] bool is_stopping() const noexcept override { return is_asked() || core_->is_stopping(); }

    wait::guest_list* at_home_;
    executor_core* core_ = nullptr;  // null: none was ever spawned on another level
    wait::loop* home_ = nullptr;
    wait::inbox* home_box_ = nullptr;
    wait::ready_node* joiner_ = nullptr;
    port::word count_{0};  // twice how many have not ended, and whether somebody waits for the last one
    std::atomic<bool> asked_{false};
    std::atomic<bool> failed_{false};
    failure why_;
    watcher watches_;
};

/// A listener that stops a scope.
class stops_scope final : public wait::guest {
public:
    explicit stops_scope(scope& which) noexcept : which_{&which} {}
    ~stops_scope() {
        if (at_) at_->guests().remove(*this);
    }
    void to(stop_token token, wait::loop& at) {
        token_ = token;
        at_ = &at;
        at.guests().add(*this);
        token.is_listened_to_in(at);
        look();
    }

private:
    void look() noexcept override;

    scope* which_;
    stop_token token_;
    wait::loop* at_ = nullptr;
};

}  // namespace tasks

}  // namespace pawl::inline PAWL_PORT

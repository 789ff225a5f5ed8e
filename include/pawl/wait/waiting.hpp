// The waiting dance, written once: blocking calls, select and co_await all wait through it.
#pragma once

#include <pawl/error.hpp>
#include <pawl/wait/operation.hpp>
#include <pawl/wait/party.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// One wait for the first of several operations. start() and again() never block; between them the caller sleeps on
/// words() until deadline(), or lets another coroutine run. The operations outlive it and do not move meanwhile.
///
/// The rule that keeps wake-ups from being lost: whoever takes, gives up or wins elsewhere looks again at every word it
/// waited on and wakes one more if work remains (each operation's leave()).
template <class... Operations>
requires(operation<Operations>&&...) class waiting {
public:
    static constexpr std::size_t count = sizeof...(Operations);
    static constexpr std::size_t none = count;
    static constexpr bool offers = (offering_operation<Operations> || ...);
    static_assert(count > 0 && count + 1 <= port::most_watched,
                  "pawl: a wait is for at least one and at most 126 operations");

    /// first: which operation is attempted first; those after it follow in a circle.
    explicit waiting(port::clock::time_point deadline, std::size_t first, Operations&... operations) noexcept
        : operations_{operations...}, deadline_{deadline}, first_{static_cast<std::uint8_t>(first)} {}
    waiting(const waiting&) = delete;
    waiting& operator=(const waiting&) = delete;
    ~waiting() { cancel(); }

    /// It is told of changes, each of its operations: words() are then of no interest to who sleeps.
    static constexpr bool may_be_told = (told_operation<Operations> && ...);
    /// Before it is entered. enter_in_loop(word) is called for each word of which the loop wants to be told.
    template <class Register>
    void be_told(Register&& enter_in_loop) noexcept requires may_be_told {
        who_.are_in_a_loop();
        any([&](auto& each, std::size_t) {
            if constexpr (requires { each.told_through(); })
                enter_in_loop(each.told_through());
            else if (const port::word* const word = each.watch().at)
                enter_in_loop(*word);
            return false;
        });
    }

    /// One attempt at each, and no wait.
    [[nodiscard]] bool attempt() noexcept { return attempt_each(); }

    /// True: over. Otherwise the operations are entered and the caller may sleep.
    [[nodiscard]] bool start() noexcept {
        if (attempt_each() || has_passed()) return true;
        if (!enter()) return true;
        return look();
    }
    /// The same, and be_told() before it is entered.
    template <class Register>
    [[nodiscard]] bool start_in_loop(Register&& enter_in_loop) noexcept requires may_be_told {
        if (attempt_each() || has_passed()) return true;
        be_told(std::forward<Register>(enter_in_loop));
        if (!enter()) return true;
        return look();
    }
    /// The same for a caller that looks on for a moment before it sleeps: more() is asked before each look. What comes
    /// meanwhile costs nobody a call of the kernel. A wait without offers is not even entered before that.
    template <class More>
    [[nodiscard]] bool start(More&& more) noexcept {
        if (attempt_each() || has_passed()) return true;
        if constexpr (offers) {
            looks_on_ = true;
            if (!enter() || look()) return true;
            while (more())
                if (changed() && look()) return true;
            looks_on_ = false;
            party_->fall_asleep();
            return false;
        } else {
            while (more())
                if (attempt_each()) return true;
            if (!enter()) return true;
            return look();
        }
    }

    /// After a sleep, whatever ended it. True: over.
    [[nodiscard]] bool again() noexcept {
        if (look()) return true;
        // The wait's own deadline: an operation that has become due since that look ends the next sleep at once.
        return has_passed() && give_up();
    }

    /// Ends the wait. Afterwards nothing is entered; finished() may still name an operation that a peer completed first.
    void cancel() noexcept {
        if (entered_) give_up();
    }

    /// The same for a caller that is gone. What a peer completed first is handed on, where an operation can (abandon()).
    void abandon() noexcept {
        cancel();
        any([&]([[maybe_unused]] auto& each, std::size_t index) {
            if constexpr (requires { each.abandon(); })
                if (index == finished_) each.abandon();
            return false;
        });
    }

    /// The caller slept, and will do something else before it looks again. A wake-up that ended the sleep may have been
    /// the only one for work that somebody else could do.
    void pass_on() noexcept {
        if (!entered_) return;
        any([this](auto& each, std::size_t index) {
            // leave() looks and wakes. An offer's wake-up is for this party alone.
            // Nor does who waits in a line lose its place.
            using operation_type = std::remove_reference_t<decltype(each)>;
            if constexpr (plain_operation<operation_type> && !requires { operation_type::stands_in_line; }) {
                leave_as(each, who_[index]);
                enter_as(each, who_[index]);
            }
            return false;
        });
    }

    /// The operation that ended the wait; none after a time-out or cancellation.
    [[nodiscard]] std::size_t finished() const noexcept { return finished_; }
    /// Why none was finished: timeout; too_many: no place was left to wait at; or what it was refused for.
    [[nodiscard]] errc why() const noexcept { return why_; }
    [[nodiscard]] bool refused() const noexcept { return why_ == errc::too_many; }
    /// As cancel(), with a reason: the wait would never end.
    void refuse(errc why) noexcept {
        cancel();
        why_ = why;
    }

    [[nodiscard]] std::span<const port::watched> words() const noexcept { return {words_.data(), watched_}; }
    [[nodiscard]] port::clock::time_point deadline() const noexcept {
        return std::apply([&](auto&... each) { return std::min({deadline_, each.due()...}); }, operations_);
    }

private:
    // The clock is not asked for nothing.
    [[nodiscard]] bool has_passed() const noexcept {
        return deadline_ != port::clock::time_point::max() && deadline_ <= port::clock::now();
    }
    using indices = std::index_sequence_for<Operations...>;

    // Calls f(operation, index) in the order of the circle until it returns true.
    template <class F>
    bool any(F&& f) noexcept {
        // Written once, so that the compiler does not make a function of it.
        if constexpr (count == 1) return f(std::get<0>(operations_), std::size_t{0});
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto part = [&](bool after) {
                return (((Index >= first_) == after && f(std::get<Index>(operations_), Index)) || ...);
            };
            return part(true) || (first_ != 0 && part(false));
        }
        (indices{});
    }

    bool attempt_each() noexcept {
        return any([&](auto& each, std::size_t index) {
            if (!each.attempt()) return false;
            finished_ = static_cast<std::uint8_t>(index);
            return true;
        });
    }

    bool enter() noexcept {
        if constexpr (offers) {
            if (!party_.prepare()) return no_place();
        }
        entered_ = true;
        bool all = true;
        any([&](auto& each, [[maybe_unused]] std::size_t index) {
            if constexpr (offering_operation<std::remove_reference_t<decltype(each)>>)
                all = each.enter(*party_, index) && all;
            else
                enter_as(each, who_[index]);
            return false;
        });
        if constexpr (offers) {
            if (!all) {
                leave();
                party_.discard();
                return no_place();
            }
            party_.open(looks_on_);
        }
        return true;
    }

    bool no_place() noexcept {
        why_ = errc::too_many;
        return false;
    }

    void leave() noexcept {
        entered_ = false;
        any([&](auto& each, std::size_t index) {
            leave_as(each, who_[index]);
            return false;
        });
    }

    // What to sleep on, taken before the look that follows.
    void watch() noexcept {
        watched_ = 0;
        if constexpr (offers) words_[watched_++] = party_->watch();
        any([&](auto& each, std::size_t) {
            if constexpr (plain_operation<std::remove_reference_t<decltype(each)>>)
                if (const port::watched word = each.watch(); word.at) words_[watched_++] = word;
            return false;
        });
    }

    bool changed() const noexcept {
        return std::ranges::any_of(
            words(), [](const port::watched& word) { return word.at->load(std::memory_order_acquire) != word.seen; });
    }

    bool look() noexcept {
        if constexpr (offers) return look_and_withdraw();
        watch();
        if (!attempt_each()) return false;
        leave();
        return true;
    }

    // With an open party a peer may complete one operation at any moment, so that nothing else may be attempted before
    // the party has withdrawn.
    bool look_and_withdraw() noexcept {
        for (;;) {
            watch();
            if (party_->claimed()) return take_what_was_claimed();
            const bool go = any([&](auto& each, std::size_t) {
                if constexpr (offering_operation<std::remove_reference_t<decltype(each)>>)
                    return each.ready(*party_);
                else
                    return each.ready();
            });
            if (!go) return false;
            if (!party_.withdraw()) return take_what_was_claimed();
            leave();
            if (attempt_each()) return true;
            if (!enter()) return true;
        }
    }

    bool take_what_was_claimed() noexcept {
        finished_ = static_cast<std::uint8_t>(party_->branch());
        any([&](auto& each, std::size_t index) {
            if constexpr (offering_operation<std::remove_reference_t<decltype(each)>>)
                if (index == finished_) each.won(*party_);
            return false;
        });
        leave();
        party_.discard();
        return true;
    }

    bool give_up() noexcept {
        if constexpr (offers) {
            if (!party_.withdraw()) return take_what_was_claimed();
        }
        leave();
        return true;
    }

    std::tuple<Operations&...> operations_;
    port::clock::time_point deadline_;
    // Small: they stand in the frames of coroutines.
    std::uint8_t first_;
    std::uint8_t finished_ = none;
    std::uint8_t watched_ = 0;
    bool entered_ = false;
    errc why_ = errc::timeout;
    bool looks_on_ = false;
    [[no_unique_address]] waiters<count> who_;
    std::array<port::watched, count + (offers ? 1 : 0)> words_;
    [[no_unique_address]] party_holder<offers> party_;
};

}  // namespace pawl::inline PAWL_PORT::wait

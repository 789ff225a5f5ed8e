// Waiting on a thread.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/published_wait.hpp>
#include <pawl/wait/waiting.hpp>

#include <algorithm>
#include <cstddef>

namespace pawl::inline PAWL_PORT::wait {

/// How long a thread looks on before it sleeps. A peer on another core answers within less than a sleep and a wake-up take;
/// one on the same core cannot answer while this one looks. Where looking on paid last time, it may go on for as long as a
/// wake-up takes: at worst the wait then costs twice what it must (Karlin, Li, Manasse, Owicki: Empirical studies of
/// competitive spinning, 1991). In vain, half of that the next time. Then hardly at all, and a whole one now and then: two
/// threads that both sleep each time would never find out that neither need.
class patience {
public:
    /// One wait's share of it.
    class looking {
    public:
        explicit looking(patience& of) noexcept : of_{of}, left_{of.allowed()} {}
        looking(const looking&) = delete;
        looking& operator=(const looking&) = delete;
        ~looking() {
            if (used_ != 0) of_.learn(left_ != 0);
        }
        [[nodiscard]] bool operator()() noexcept {
            if (left_ == 0) return false;
            --left_;
            ++used_;
            port::pause();
            return true;
        }

    private:
        patience& of_;
        unsigned left_, used_ = 0;
    };

private:
    static constexpr unsigned most = port::most_looks, least = (most + 127) / 128;
    static constexpr unsigned often = 32, seldom = 1024;  // waits from one whole look to the next

    [[nodiscard]] unsigned allowed() noexcept {
        if (looks_ > least || --until_whole_ != 0) return looks_;
        until_whole_ = apart_ = std::min(2 * apart_, seldom);
        return most;
    }
    void learn(bool paid) noexcept {
        looks_ = paid ? most : std::max(looks_ / 2, least);
        if (paid) until_whole_ = apart_ = often;
    }
    unsigned looks_ = least, until_whole_ = often, apart_ = often;
};

namespace detail {
// On the slow path: what this task waits for stands in its record while it sleeps.
template <class Reason, class... Operations>
[[gnu::noinline]] void sleep_until_over(waiting<Operations...>& wait, const Reason& reason) noexcept {
    const wait_reason why = reason();
    published_wait published{why};
    bool over = false;
    do {
        if (const watch::bound_end* const peer = published.sole_peer()) {
            port::watched only_while;
            if constexpr (waiting<Operations...>::offers) {
                only_while = wait.words().front();  // the party's own
            } else {
                only_while = {&peer->given, peer->given.load(std::memory_order_seq_cst)};
                // The look that only_while is of.
                if (wait.again()) break;
                // The peer has told who waits to look again, and this one may have come between its two steps.
                if (only_while.at->load(std::memory_order_seq_cst) != only_while.seen) continue;
            }
            // Asked again: it may have been let go, and be another channel's by now.
            if (published.sole_peer() == peer && wait.deadline() == port::clock::time_point::max()) {
                if (!published.publish_for(*peer, only_while)) return wait.refuse(errc::deadlock);
            } else
                published.publish();
        } else
            published.publish();
        port::wait_any(wait.words(), wait.deadline());
        over = wait.again();
    } while (!over);
}
}  // namespace detail

/// Waits on this thread: looks on for a moment where that has paid lately, then sleeps. Returns what finished() says.
/// reason() gives the wait_reason that others see while it sleeps; not called where it need not sleep.
template <class Reason, class... Operations>
std::size_t until_finished(waiting<Operations...>& wait, const Reason& reason) noexcept {
    bool over = false;
    {
        patience::looking more{port::of_this_thread<patience>};
        over = wait.start(more);
    }
    if (!over) detail::sleep_until_over(wait, reason);
    return wait.finished();
}

}  // namespace pawl::inline PAWL_PORT::wait

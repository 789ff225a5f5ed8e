// Waiting on a thread.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/waiting.hpp>

#include <cstddef>

namespace pawl::inline PAWL_PORT::wait {

/// How long a thread looks on before it sleeps: long where that paid lately, not at all where it did not. A peer on another
/// core answers within less than a sleep and a wake-up take; one on the same core cannot answer while this one looks.
class patience {
public:
    /// One wait's share of it.
    class looking {
    public:
        explicit looking(patience& of) noexcept : of_{of}, left_{of.allowed()} {}
        looking(const looking&) = delete;
        looking& operator=(const looking&) = delete;
        ~looking() { of_.learn(used_, used_ != 0 && left_ != 0); }
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
    static constexpr unsigned probe = 8, waits_between_probes = 32;

    [[nodiscard]] unsigned allowed() noexcept {
        if constexpr (port::most_looks == 0) return 0;
        if (looks_ == 0 && ++waits_ % waits_between_probes == 0) return probe;
        return looks_;
    }
    void learn(unsigned used, bool paid) noexcept {
        if (paid)
            looks_ = used < port::most_looks / 4 ? 4 * used + probe : port::most_looks;
        else if (used != 0)
            looks_ /= 2;
    }
    unsigned looks_ = port::most_looks / 4;
    unsigned waits_ = 0;
};

/// Waits on this thread: looks on for a moment where that has paid lately, then sleeps. Returns what finished() says.
template <class... Operations>
std::size_t until_finished(waiting<Operations...>& wait) noexcept {
    bool over = false;
    {
        patience::looking more{port::of_this_thread<patience>};
        over = wait.start(more);
    }
    while (!over) {
        port::wait_any(wait.words(), wait.deadline());
        over = wait.again();
    }
    return wait.finished();
}

}  // namespace pawl::inline PAWL_PORT::wait

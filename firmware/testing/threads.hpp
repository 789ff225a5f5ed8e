// std::thread for the tests, over the port's threads: the library has none for this target. Included before everything else.
#pragma once

// The library's own classes can be no threads; they go by other names.
#define thread thread_of_the_library
#define jthread jthread_of_the_library
#define yield yield_of_the_library
#define get_id get_id_of_the_library
#define sleep_for sleep_for_of_the_library
#define sleep_until sleep_until_of_the_library
#include <thread>
#undef thread
#undef jthread
#undef yield
#undef get_id
#undef sleep_for
#undef sleep_until

#include "synchronising.hpp"

#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

#if !defined(PAWL_TEST_STACK)
#define PAWL_TEST_STACK 4096
#endif

namespace std {

using ::aligned_alloc;

class thread {
public:
    /// The number of the task.
    class id {
    public:
        id() noexcept = default;
        explicit id(std::uint32_t number) noexcept : number_{number} {}
        bool operator==(const id&) const noexcept = default;

    private:
        std::uint32_t number_ = 0;
    };

    thread() noexcept = default;
    template <class F, class... Arguments>
    requires(!std::same_as<std::remove_cvref_t<F>, thread>) explicit thread(F&& f, Arguments&&... arguments)
        : state_{std::make_unique<calling<std::decay_t<F>, std::decay_t<Arguments>...>>(
              std::forward<F>(f), std::forward<Arguments>(arguments)...)} {
        pawl::port::plain_thread what;
        what.stack = state_->stack;
        what.run = [](void* s) { static_cast<state*>(s)->call(); };
        what.argument = state_.get();
        what.ended = &state_->ended;
        while ((state_->number = pawl::port::begin_thread(what)) == 0)
            pawl::port::wait_any({}, pawl::port::clock::now() + moment);
    }
    thread(thread&&) noexcept = default;
    thread& operator=(thread&&) noexcept = default;
    ~thread() {
        if (joinable()) std::abort();
    }
    void join() {
        while (state_->ended.load() == 0) pawl::port::wait(state_->ended, 0, pawl::port::clock::time_point::max());
        state_.reset();
    }
    [[nodiscard]] bool joinable() const noexcept { return state_ != nullptr; }
    [[nodiscard]] id get_id() const noexcept { return state_ ? id{state_->number} : id{}; }
    static unsigned hardware_concurrency() noexcept { return 1; }

private:
    static constexpr std::chrono::milliseconds moment{1};
    struct state {
        virtual ~state() = default;
        virtual void call() = 0;
        pawl::port::word ended{0};
        std::uint32_t number = 0;
        alignas(8) std::uint64_t stack[PAWL_TEST_STACK / 8];
    };
    template <class F, class... Arguments>
    struct calling final : state {
        template <class... A>
        explicit calling(A&&... a) : parts(std::forward<A>(a)...) {}
        void call() override {
            // What the function holds goes when it ends, on its thread.
            auto mine = std::move(parts);
            std::apply([](auto&&... each) { std::invoke(std::move(each)...); }, std::move(mine));
        }
        std::tuple<F, Arguments...> parts;
    };
    std::unique_ptr<state> state_;
};

class jthread : public thread {
public:
    using thread::thread;
    jthread(jthread&&) noexcept = default;
    jthread& operator=(jthread&&) noexcept = default;
    ~jthread() {
        if (joinable()) join();
    }
};

namespace this_thread {
inline thread::id get_id() noexcept { return thread::id{pawl::port::task_number()}; }
inline void yield() noexcept { pawl::port::yield_to_equals(); }
template <class Rep, class Period>
void sleep_for(const std::chrono::duration<Rep, Period>& time) {
    const auto until = pawl::port::clock::now() + std::chrono::ceil<pawl::port::clock::duration>(time);
    while (pawl::port::clock::now() < until) pawl::port::wait_any({}, until);
}
}  // namespace this_thread
}  // namespace std

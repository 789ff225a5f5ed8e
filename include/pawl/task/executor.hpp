// What runs tasks: levels, each before those below it.
#pragma once

#include <pawl/error.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/executor_core.hpp>
#include <pawl/task/level.hpp>
#include <pawl/task/level_names.hpp>
#include <pawl/task/task.hpp>
#include <pawl/wait/loop.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Where the levels of an executor run.
enum class levels_run : std::uint8_t {
    on_threads,     ///< level 0 on the thread that calls run(), each higher one on a thread of its own
    on_one_thread,  ///< all on the thread that calls run()
};

/// Runs tasks on Levels levels; 0 is the lowest. A task that can go on at a higher level goes before all at lower ones: on
/// threads, the kernel takes the core from a lower level at once, where it permits priorities (SCHED_FIFO, each level one
/// above the level below; prioritised() tells). Where it does not, the levels are ordinary threads: they share the cores, and no level
/// waits for another. On one thread, a higher level goes first whenever a task waits or yields.
///
/// Only tasks that were woken run; where none can go on the level sleeps. Wake-ups come from other threads, signals and
/// other levels without a lock: nobody who spawns, notifies or stops waits for anybody.
///
///     pawl::executor<2> ex;
///     ex.spawn<1>(blink(frame, l));
///     ex.run();
///
/// Allocates nothing, but for the threads of its levels when run() begins. A task that blocks its thread blocks its level.
/// What a coroutine of another type lets out of resume() ends the program; so does an awaitable that resumes a task elsewhere.
template <std::size_t Levels = 1>
class executor {
    static_assert(Levels > 0 && Levels <= tasks::most_levels, "pawl: an executor has 1 to port::most_levels levels: 32, or as many as the board has interrupts for, and one");

public:
    static constexpr std::size_t levels = Levels;

    // Inlined: of the two ways to run only the one that a program asks for is in its image.
    [[gnu::always_inline]] explicit executor(levels_run where = levels_run::on_threads)
        : run_levels_{where == levels_run::on_threads ? &executor::run_on_threads : &executor::run_on_this_thread} {
        for (std::size_t i = 0; i < Levels; ++i) {
            levels_[i].belongs_to(core_);
            boxes_[i] = levels_[i].box();
        }
    }
    executor(const executor&) = delete;
    executor& operator=(const executor&) = delete;
    /// Not while it runs. Tasks that never began go.
    ~executor() = default;

    /// The task begins at this level when the level next comes to it. Its result is dropped. An exception that leaves it stops
    /// the executor, and comes out of run(). From anywhere, before run() and while it runs; lock-free but for
    /// the kernel's wake-up; never allocates. misuse() (std::invalid_argument, or the program's end) where the task was
    /// refused a frame, or the executor was stopped.
    template <std::size_t Level = 0, class T>
    void spawn(task<T> what) {
        what.refuse_if_not_there();
        if (!spawn_or_report<Level>(what)) misuse("pawl: a task was spawned on an executor that was stopped");
    }
    /// The same with the refusal as a value: closed, where the executor was stopped; or why the task has no frame. The task
    /// is then what it was. From interrupts too.
    template <std::size_t Level = 0, class T>
    [[nodiscard]] std::expected<void, errc> spawn_or_report(task<T>& what) noexcept {
        static_assert(Level < Levels, "pawl: the executor has no such level");
        if (const auto why = what.refused()) return std::unexpected(*why);
        if (!core_.one_more()) return std::unexpected(errc::closed);
        levels_[Level].take(what.release());
        return {};
    }

    /// Runs tasks until the last one has ended, or stop() was called and they have. The first exception that left a task comes
    /// out. May be called again, if it was not stopped. A task that another thread spawns while the last one ends waits for the next run. Blocks.
    void run() { run(false); }
    /// The same until stop(): stays when there are no tasks.
    void serve() { run(true); }

    /// From now on no task is accepted, and all that are there are asked to stop: each wait of theirs ends with errc::cancelled.
    /// run() returns when they have ended. From anywhere, interrupts included; wait-free but for the kernel's wake-up.
    void stop() noexcept PAWL_NONBLOCKING { core_.stop(); }

    /// Tasks that have not ended; a moment later it may be another number. Wait-free; from anywhere.
    [[nodiscard]] std::size_t count() const noexcept { return core_.count(); }
    [[nodiscard]] bool is_stopping() const noexcept { return core_.is_stopping(); }
    /// In the last run, each level above 0 had its priority, or stood before the others by itself.
    [[nodiscard]] bool prioritised() const noexcept { return prioritised_; }

    /// For what stands on the executor.
    [[nodiscard]] tasks::executor_core& core() noexcept { return core_; }
    [[nodiscard]] tasks::level& at(std::size_t level) noexcept { return levels_[level]; }

private:
    void run(bool serves) {
        if (port::of_this_thread<wait::loop_in_charge>.it)
            misuse("pawl: an executor was run inside a task of an executor, whose level would stand still");
        if (running_.exchange(true, std::memory_order_acquire))
            misuse("pawl: an executor is run by one thread at a time");
        struct mark {
            std::atomic<bool>& running;
            ~mark() { running.store(false, std::memory_order_release); }
        } const ends{running_};
        if (core_.begin(serves)) (this->*run_levels_)();
        core_.finish();
    }
    void run_on_this_thread() noexcept {
        std::array<wait::loop*, Levels> loops;
        for (std::size_t i = 0; i < Levels; ++i) loops[i] = &levels_[Levels - 1 - i].loop();
        prioritised_ = true;
        wait::loop::run_together(loops, core_.over(), levels_[0].pulse());
    }
    void run_on_threads() {
        using above = std::conditional_t<port::levels_return, in_rounds<port::level_task>, on_thread<port::level_task>>;
        std::array<above, Levels> threads;
        prioritised_ = true;
        for (std::size_t i = 1; i < Levels; ++i) {
            const bool started = threads[i].start(*this, i);
            if (!started) misuse_in_destructor(above::refused);
            prioritised_ = prioritised_ && threads[i].thread.prioritised();
        }
        run_level(0);
    }
    // Both are templates only so that the one that the port cannot run is not looked at.
    template <class Task>
    struct on_thread {
        static constexpr const char* refused = "pawl: no thread could be had for a level of an executor";
        executor* of = nullptr;
        std::size_t level = 0;
        Task thread;

        [[nodiscard]] bool start(executor& ex, std::size_t which) noexcept {
            of = &ex;
            level = which;
            return thread.start(
                tasks::level_names[which].data(), static_cast<int>(which),
                [](void* argument) {
                    const auto& mine = *static_cast<on_thread*>(argument);
                    mine.of->run_level(mine.level);
                },
                this);
        }
    };
    template <class Task, class Loop = wait::loop>
    struct in_rounds {
        static constexpr const char* refused = "pawl: the interrupt of this level is another executor's";
        std::optional<typename Loop::rounds> rounds;
        Task thread;  // goes first: it is in a round at times

        [[nodiscard]] bool start(executor& ex, std::size_t which) noexcept {
            Loop& loop = ex.levels_[which].loop();
            rounds.emplace(loop);
            if (!thread.start("", static_cast<int>(which), &Loop::rounds::go, &loop)) return false;
            rounds->are_called_by(thread.rest());
            return true;
        }
    };
    void run_level(std::size_t level) noexcept {
        levels_[level].loop().run_alone_as_level(core_.over(), levels_[level].pulse());
    }

    void (executor::*run_levels_)();
    bool prioritised_ = false;
    std::atomic<bool> running_{false};
    std::array<tasks::level, Levels> levels_;
    std::array<wait::inbox*, Levels> boxes_{};
    tasks::executor_core core_{boxes_};
};

}  // namespace pawl::inline PAWL_PORT

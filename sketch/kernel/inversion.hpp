// Priority inversion: while a task waits for a lock, one of lower priority keeps the lock's holder from its core. pawl check
// alone looks for it.
#pragma once

#include "sketch/kernel/queue.hpp"

namespace pawl::sketch {

/// A wait for a lock, on the waiting task's stack; nothing where the object is no lock.
class inversion_watch {
public:
    inversion_watch(const task_block& waiting, const queue& lock);
    ~inversion_watch();
    inversion_watch(const inversion_watch&) = delete;
    inversion_watch& operator=(const inversion_watch&) = delete;

    /// The wait is over: ends the execution if tasks between the two have lengthened it.
    void judge() const;

private:
    friend void forget_waits_of(const task_block& deleted);
    friend void note_switch(const check::machine::task& next);
    friend void note_end_of_time();
    void note(const check::machine::task& next);

    const task_block& waiting_;
    const queue& lock_;
    const task_block* holder_;
    const check::machine::task* culprit_ = nullptr;
    std::uint64_t culprit_from_ = 0, holder_from_ = 0;
    std::int64_t since_;
    inversion_watch* next_;
};

/// The time to be followed is over: ends the execution as judge() does if one of the waits has been lengthened.
void note_end_of_time();

/// A task is deleted where it stands: its frames, and the watches in them, serve another one soon.
void forget_waits_of(const task_block& deleted);

}  // namespace pawl::sketch

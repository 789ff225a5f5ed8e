// The C11 memory model as C++20 has it, for executions in which no read sees a write that comes later (load buffering is
// left out): per object a modification order; happens-before by release and acquire, fences and release sequences; the
// order S of sequentially consistent events. After Lahav, Vafeiadis, Kang, Hur, Dreyer: Repairing Sequential Consistency
// in C/C++11, PLDI 2017, and [intro.races], [atomics.order], [atomics.fences] of C++20.
//
// The program's memory holds the last modification of each object. A task may read an earlier one, or put its own before
// others, where nothing that it knows forbids that, and only where the access could not simply have come earlier in the
// trace: all other results are those of another interleaving, which the search runs anyway (docs/memory-model.md).
#pragma once

#include "check/machine/task.hpp"
#include "check/weak/place.hpp"
#include "check/weak/strong_order.hpp"

namespace pawl::check::weak {

/// What one access may do: the newest first.
struct candidates {
    static constexpr std::uint32_t most = 256;
    message* at[most];   // read from it, or write directly behind it
    bool spurious[most]; // a weak compare-exchange that fails though the value is the one expected
    std::uint32_t count = 0;
    bool cut = false;  // there were more

    void add(message* one, bool fails = false) {
        if (count == most)
            cut = true;
        else
            at[count] = one, spurious[count] = fails, ++count;
    }
};

enum class access : std::uint8_t { load, store, modify };

class memory_model {
public:
    void begin_execution();

    /// Of several places an access sees and follows the newest modification of each; only one of one place has a choice.
    places at(std::uint64_t address, std::uint32_t size);
    void forget(std::uint64_t address, std::uint64_t size);

    void find(const place& where, const task& who, access how, int order, candidates& out) const;
    /// What a compare-exchange may read. Where the value is `expected` and it does not fail, it modifies.
    void find_compared(const place& where, const task& who, value_bytes expected, bool may_fail, int order,
                       int failure_order, candidates& out) const;
    /// Whether a weak one may fail though the value is the one expected: once in an execution, and only where this task is
    /// at this call for the first time. True: it was not asked before.
    bool may_fail_spuriously(const task& who, std::uint64_t pc);
    void failed_spuriously() { failed_ = true; }

    void read(const places& where, task& who, message& from, int order);
    /// Directly behind this message. True if it is the last one now: memory is to hold it.
    bool store(const places& where, task& who, message& behind, value_bytes value, int order);
    bool modify(const places& where, task& who, message& from, value_bytes value, int order);
    void fence(task& who, int order);
    /// What a system call is where the kernel passes a full barrier: a fence of S that nobody synchronises with.
    void barrier(task& who);
    /// The kernel changes the word in the caller's name, and orders what stands around that: a lock of its own.
    void pass_through_kernel(std::uint64_t address, std::uint32_t size, task& who);
    /// The task has seen what stands in memory: nothing older any more.
    void has_seen_newest(std::uint64_t address, std::uint32_t size, const task& who);
    /// How many modifications come after it.
    static std::uint32_t newer_than(const message& one);

private:
    bool could_come_earlier(const task& who, const message& than) const;
    bool may_pass(const message& one, const task& who, int order, const message* from) const;
    void before_in_order(const task& who, int order, const message* from, vector_clock& out) const;
    template <class Visit>
    void each_behind(const message& passed, Visit&& visit) const;
    void enter_fence(task& who, vector_clock& earlier);
    void seen_up_to(const place& where, const message* last, bool its_readers, vector_clock& out) const;
    std::uint32_t enter(const places& where, task& who, const message& at, bool writes, bool acquired);
    void put_before_newer(const task& who, std::uint32_t number, const message* newer);
    void note_reader(message& of, const task& who, std::uint32_t number);
    static void acquire(task& who, const message& from, int order);
    bool add(const places& where, task& who, message& behind, value_bytes value, int order, bool modifies);
    void add_one(place& where, task& who, message& behind, value_bytes value, int order, bool modifies,
                 std::uint32_t number);
    static void settle(place& where);

    place_table places_;
    strong_order strong_;
    struct call {
        std::uint32_t task;
        std::uint64_t pc;
    };
    own::vector<call> calls_;  // that could have failed spuriously
    bool failed_ = false;
    std::uint32_t stamps_ = 0;
};

extern memory_model the_memory;

}  // namespace pawl::check::weak

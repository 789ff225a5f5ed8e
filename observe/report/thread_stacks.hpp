// Whole stacks of a living process's threads, read from outside while each stands still for a moment.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

struct Dwfl;

namespace pawl::observe::report {

struct stack_place {
    std::uint64_t return_address;  // of the innermost one, which has none: one behind the instruction
    std::uint64_t stack;           // where its frame begins, at the lowest address
};

class thread_stacks {
public:
    explicit thread_stacks(int process);

    /// The innermost first. Empty where the kernel does not let us look: it lets a parent, unless it is told not to.
    std::vector<stack_place> of(int thread) const;

private:
    struct close_dwfl {
        void operator()(Dwfl* dwfl) const;
    };
    std::unique_ptr<Dwfl, close_dwfl> dwfl_;
};

}  // namespace pawl::observe::report

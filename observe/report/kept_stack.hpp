// Who had called, from what a thread kept of its stack at the time: unwound later, and from outside.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "observe/wire/facts.hpp"

struct Dwfl;

namespace pawl::observe::report {

class kept_stack {
public:
    explicit kept_stack(int process);

    /// Return addresses, the innermost first, as far as the words reach. Only the first one where nothing tells more.
    template <std::size_t Most>
    std::vector<std::uint64_t> callers(std::uint64_t code, const wire::stack_words<Most>& above) {
        return callers(piece{code, above.stack, above.frame_pointer, above.words});
    }

    struct piece {
        std::uint64_t code, stack, frame_pointer;
        std::span<const std::uint64_t> words;
    };

private:
    struct close_dwfl {
        void operator()(Dwfl* dwfl) const;
    };
    std::vector<std::uint64_t> callers(const piece& from);

    std::unique_ptr<piece> looked_at_ = std::make_unique<piece>();  // libdwfl has its address
    std::unique_ptr<Dwfl, close_dwfl> dwfl_;
};

}  // namespace pawl::observe::report

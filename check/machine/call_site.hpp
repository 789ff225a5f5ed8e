// Where the program calls a lock: the call itself, and by frame pointers who called that function. The innermost is often a
// small function of the standard library.
#pragma once

#include <cstdint>

namespace pawl::check::machine {

struct call_site {
    static constexpr std::uint32_t most = 4;

    call_site() = default;
    call_site(std::uint64_t only) : pc{only} {}
    /// Of an exported function, from its own frame.
    static call_site of(const std::uint64_t* frame);

    [[nodiscard]] std::uint32_t depth() const {
        std::uint32_t count = 0;
        while (count < most && pc[count] != 0) ++count;
        return count;
    }

    std::uint64_t pc[most];  // return addresses, the innermost first; 0 where there are no more
};

}  // namespace pawl::check::machine

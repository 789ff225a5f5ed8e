// Who calls whom in an image, at which depth; and the deepest way down from a function.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/stack/flow.hpp"
#include "analysis/stack/frame_sizes.hpp"
#include "analysis/stack/pointers.hpp"

namespace pawl::analysis {

struct step_down {
    address function = 0;
    way which = way::whole;
    std::int32_t bytes = 0;  ///< its own, up to the call of the next one
    std::string place;       ///< of that call; empty: it is the last
};

struct deepest_way {
    std::int32_t bytes = 0;
    std::vector<step_down> steps;
};

/// For one start: what may be reached from it differs, by the level that it is.
struct start {
    address function = 0;
    std::optional<int> level;                  ///< of an executor: tasks that are declared for others do not run there
    const declared_map::thread* as = nullptr;  ///< a thread: what its first function calls is known
};

class call_graph {
public:
    call_graph(const image& in, places& where, const declared_map& declared, const frame_sizes& sizes);

    /// Before anything else. The error names a function that is not understood.
    [[nodiscard]] std::string read_functions();

    /// The error is a recursion, by the names and places of its calls, or whoever goes over to another stack unasked.
    std::expected<deepest_way, std::string> from(const start& at);

    /// Functions whose depth was read from the instructions; how many of these the compiler told as well.
    [[nodiscard]] std::size_t functions() const noexcept { return read_; }
    [[nodiscard]] std::size_t confirmed() const noexcept { return confirmed_; }

private:
    struct node {
        callee who;
        address within = 0;  ///< the coroutine whose declared frames are meant
        auto operator<=>(const node& other) const = default;
    };
    struct edge {
        std::size_t to;
        std::int32_t depth;
        address at;
    };
    struct search;

    std::expected<std::vector<callee>, std::string> allowed(const node& from, const call_site& site, const start& at);
    std::expected<const function_flow*, std::string> flow(const callee& of);
    [[nodiscard]] bool may_wait(const std::string& one, const std::string& other) const;
    [[nodiscard]] std::string name_of(address function) const;

    const image& in_;
    places& where_;
    const declared_map& declared_;
    const frame_sizes& sizes_;
    std::optional<pointers> pointers_;
    std::map<std::pair<address, way>, function_flow> flows_;
    std::size_t read_ = 0, confirmed_ = 0;
};

}  // namespace pawl::analysis

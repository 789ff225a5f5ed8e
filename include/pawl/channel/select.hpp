// Waiting for the first of several channels.
#pragma once

#include <pawl/channel/branch.hpp>
#include <pawl/wait/blocking.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <source_location>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {

/// The operations of a select's branches and their wait. The branches outlive it.
template <class... Branches>
class selection {
    static_assert(sizeof...(Branches) > 0, "pawl: a select on nothing would wait for ever");

    template <class Branch>
    static auto operation_of() {
        if constexpr (Branch::waits)
            return std::tuple<typename Branch::operation_type>{};
        else
            return std::tuple<>{};
    }
    using operations = decltype(std::tuple_cat(operation_of<Branches>()...));
    template <class>
    struct wait_of;
    template <class... Operations>
    struct wait_of<std::tuple<Operations...>> {
        using type = wait::waiting<Operations...>;
    };
    static constexpr std::size_t channels = std::tuple_size_v<operations>;

public:
    static constexpr std::size_t none = sizeof...(Branches);
    using waiting = typename wait_of<operations>::type;
    static_assert(channels > 0, "pawl: a select needs a branch that sends or receives");

    explicit selection(Branches&... branches) noexcept : branches_{branches...} {
        each([&]<std::size_t Index>() {
            if constexpr (waits<Index>) std::get<Index>(branches_).begin(std::get<channel_of<Index>>(operations_));
        });
    }

    /// The time after which the branch for it is taken.
    port::clock::time_point limit() const noexcept {
        auto earliest = port::clock::time_point::max();
        each([&]<std::size_t Index>() {
            if constexpr (!waits<Index>) earliest = std::min(earliest, std::get<Index>(branches_).when);
        });
        return earliest;
    }
    /// Where the program says so: its first branch that sends or receives.
    std::source_location where() const noexcept {
        std::source_location at;
        bool found = false;
        each([&]<std::size_t Index>() {
            if constexpr (waits<Index>)
                if (!std::exchange(found, true)) at = std::get<Index>(branches_).at;
        });
        return at;
    }
    /// The operations, in the order of their branches, for a wait.
    template <class Make>
    auto with_operations(Make&& make) {
        return std::apply(make, operations_);
    }

    /// Calls the handler of the branch that ended the wait; of the time-out's when none did. Its index, or none.
    std::size_t finish(std::size_t finished, bool refused) {
        std::size_t which = none;
        each([&]<std::size_t Index>() {
            if constexpr (waits<Index>)
                if (channel_of<Index> == finished || (refused && which == none)) which = Index;
        });
        if (which == none) {
            const auto when = limit();
            each([&]<std::size_t Index>() {
                if constexpr (!waits<Index>)
                    if (which == none && std::get<Index>(branches_).when == when) which = Index;
            });
        }
        each([&]<std::size_t Index>() {
            if (which != Index) return;
            if constexpr (!waits<Index>)
                std::get<Index>(branches_).finish();
            else if (refused)
                std::get<Index>(branches_).refuse(errc::too_many);
            else
                std::get<Index>(branches_).finish(std::get<channel_of<Index>>(operations_));
        });
        return which;
    }

private:
    template <std::size_t Index>
    static constexpr bool waits = std::tuple_element_t<Index, std::tuple<Branches...>>::waits;
    // Which operation belongs to branch Index: time-outs have none.
    template <std::size_t Index>
    static constexpr std::size_t channel_of = []<std::size_t... Before>(std::index_sequence<Before...>) {
        return (std::size_t{0} + ... + (waits<Before> ? 1 : 0));
    }
    (std::make_index_sequence<Index>{});

    template <class F>
    static void each(F&& f) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) { (f.template operator()<Index>(), ...); }
        (std::index_sequence_for<Branches...>{});
    }

    std::tuple<Branches&...> branches_;
    operations operations_;
};

template <class... Branches>
std::size_t select_from(std::size_t first, Branches&... branches) {
    using chosen = selection<Branches...>;
    chosen all{branches...};
    return all.with_operations([&](auto&... operations) {
        typename chosen::waiting waiting{all.limit(), first % chosen::waiting::count, operations...};
        const std::size_t finished = wait::until_finished(waiting, [&] {
            return wait::wait_reason{watch::waits_to::select, &all, "", all.where(), all.limit()};
        });
        return all.finish(finished, waiting.refused());
    });
}

}  // namespace channel

/// Waits until one branch can go on, does it, calls its handler, and returns its index. Where several can, any may be the
/// one, each with a fair share. Blocks; allocates nothing. The messages of other branches stay where they were.
template <class... Branches>
std::size_t select(Branches&&... branches) {
    return channel::select_from(port::any_number(), branches...);
}

/// The same, but of those that can go on the first listed is taken.
template <class... Branches>
std::size_t biased_select(Branches&&... branches) {
    return channel::select_from(0, branches...);
}

/// The same without waiting: nullopt, and no handler called, where none can go on. Lock-free; from interrupts too.
template <class... Branches>
std::optional<std::size_t> try_select(Branches&&... branches) {
    using chosen = channel::selection<std::remove_reference_t<Branches>...>;
    chosen all{branches...};
    return all.with_operations([&](auto&... operations) -> std::optional<std::size_t> {
        typename chosen::waiting waiting{port::clock::time_point::min(), port::any_number() % chosen::waiting::count,
                                         operations...};
        if (!waiting.attempt()) return std::nullopt;
        return all.finish(waiting.finished(), false);
    });
}

}  // namespace pawl::inline PAWL_PORT

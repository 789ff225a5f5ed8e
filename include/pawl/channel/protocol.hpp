// Protocols as types: what one side does, step by step. The other side does the dual.
#pragma once

#include <pawl/sendable.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace pawl {

/// A protocol says what its first side (the client) does. `send<int, recv<std::string, end>>`: it sends a number, receives a
/// text, and that is all. The names are found in pawl, too.
namespace protocol {

/// Nothing more.
struct end {};
/// Sends a T, and goes on with Next.
template <class T, class Next>
struct send {};
/// Receives a T, and goes on with Next.
template <class T, class Next>
struct recv {};
/// Decides with which of these both go on.
template <class... Branches>
struct choose {};
/// Goes on with the one of these that the other side decides for.
template <class... Branches>
struct offer {};
/// Body, in which again stands for the whole loop. An again belongs to the innermost loop around it.
template <class Body>
struct loop {};
struct again {};

namespace detail {
/// What has to be known of a protocol. bytes, alignment: of its largest message. with<L>: again replaced by L.
template <class Protocol>
struct of {
    static_assert(sizeof(Protocol) == 0, "pawl: a protocol is made of send, recv, choose, offer, loop, again and end");
};
template <>
struct of<end> {
    using dual = end;
    template <class Loop>
    using with = end;
    static constexpr std::size_t bytes = 0, alignment = 1;
};
template <>
struct of<again> {
    using dual = again;
    template <class Loop>
    using with = Loop;
    static constexpr std::size_t bytes = 0, alignment = 1;
};
template <class T, class Next>
struct message_step {
    static_assert((pawl::detail::require_sendable<T>(), true));
    static constexpr std::size_t bytes = std::max(sizeof(T), of<Next>::bytes);
    static constexpr std::size_t alignment = std::max(alignof(T), of<Next>::alignment);
};
template <class T, class Next>
struct of<send<T, Next>> : message_step<T, Next> {
    using dual = recv<T, typename of<Next>::dual>;
    template <class Loop>
    using with = send<T, typename of<Next>::template with<Loop>>;
};
template <class T, class Next>
struct of<recv<T, Next>> : message_step<T, Next> {
    using dual = send<T, typename of<Next>::dual>;
    template <class Loop>
    using with = recv<T, typename of<Next>::template with<Loop>>;
};
/// Which branch was chosen, as a message.
struct branch {
    std::size_t number;
};
template <class... Branches>
struct branching_step {
    static_assert(sizeof...(Branches) > 0, "pawl: choose and offer need a branch to go on with");
    static constexpr std::size_t bytes = std::max({sizeof(branch), of<Branches>::bytes...});
    static constexpr std::size_t alignment = std::max({alignof(branch), of<Branches>::alignment...});
};
template <class... Branches>
struct of<choose<Branches...>> : branching_step<Branches...> {
    using dual = offer<typename of<Branches>::dual...>;
    template <class Loop>
    using with = choose<typename of<Branches>::template with<Loop>...>;
};
template <class... Branches>
struct of<offer<Branches...>> : branching_step<Branches...> {
    using dual = choose<typename of<Branches>::dual...>;
    template <class Loop>
    using with = offer<typename of<Branches>::template with<Loop>...>;
};
template <class Body>
struct of<loop<Body>> {
    using dual = loop<typename of<Body>::dual>;
    template <class Loop>
    using with = loop<Body>;
    static constexpr std::size_t bytes = of<Body>::bytes, alignment = of<Body>::alignment;
};

/// The protocol without a loop in front of it: its next step.
template <class Protocol>
struct next_step {
    static_assert(!std::is_same_v<Protocol, again>, "pawl: this again stands in no loop");
    using type = Protocol;
};
template <class Body>
struct next_step<loop<Body>> {
    static constexpr bool goes_on = !std::is_same_v<Body, again>;
    static_assert(goes_on, "pawl: a loop needs a step before again");
    using type =
        typename next_step<std::conditional_t<goes_on, typename of<Body>::template with<loop<Body>>, end>>::type;
};
}  // namespace detail

/// What the other side does.
template <class Protocol>
using dual = typename detail::of<Protocol>::dual;
/// Protocol without the loop that it may begin with.
template <class Protocol>
using first_step = typename detail::next_step<Protocol>::type;

}  // namespace protocol

using protocol::again;
using protocol::choose;
using protocol::end;
using protocol::loop;
using protocol::offer;
using protocol::recv;
using protocol::send;

}  // namespace pawl

// The nodes of an unbounded channel: in chunks that stay until the channel goes, so that a late look at a node that
// somebody else has taken reads memory that is still a node.
#pragma once

#include <pawl/channel/link.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

namespace pawl::inline PAWL_PORT::channel {

/// Each chunk has as many nodes as all before it together. A free node is one that was given back (the newest first: its
/// lines are in a cache), or one that nobody has used yet, whose page nobody has touched. Only grow() allocates.
template <class Node>
class node_store {
public:
    static constexpr std::size_t alignment = std::max(alignof(Node), port::cache_line);
    /// For this many nodes at least, a power of two.
    static constexpr std::uint32_t first_chunk(std::size_t nodes) noexcept {
        return static_cast<std::uint32_t>(std::bit_ceil(nodes));
    }

    node_store(std::byte* chunk, std::uint32_t nodes) noexcept
        : first_bits_{static_cast<unsigned>(std::countr_zero(nodes))}, made_{nodes} {
        chunks_[0].store(reinterpret_cast<Node*>(chunk), std::memory_order_relaxed);
    }
    node_store(const node_store&) = delete;
    node_store& operator=(const node_store&) = delete;
    ~node_store() {
        // The first one belongs to the channel's own allocation.
        for (std::size_t i = 1; i < chunks_.size(); ++i)
            if (Node* const chunk = chunks_[i].load(std::memory_order_relaxed)) free(chunk);
    }

    Node& at(std::uint32_t node) noexcept PAWL_NONBLOCKING {
        const auto chunk = static_cast<unsigned>(std::bit_width(node >> first_bits_));
        // acquire: the chunk's memory. Whoever knows the number of a node came later than its chunk.
        return chunks_[chunk].load(std::memory_order_acquire)[node - begin_of(chunk)];
    }

    /// A node of the caller's own; link::none where all are in use.
    std::uint32_t take() noexcept PAWL_NONBLOCKING {
        link top{top_.load(std::memory_order_acquire)};
        while (top.names_a_node()) {
            // May read a node that was taken meanwhile: the turn then differs.
            const std::uint32_t below = at(top.node()).below.load(std::memory_order_relaxed);
            // acquire: the line above, and what its last owner left in the node.
            if (change(top_, top, top.then(below), std::memory_order_acquire)) return top.node();
        }
        return take_unused();
    }
    void give(std::uint32_t node) noexcept PAWL_NONBLOCKING {
        link top{top_.load(std::memory_order_relaxed)};
        do at(node).below.store(top.node(), std::memory_order_relaxed);
        // release: the line above, and what was done with the node.
        while (!change(top_, top, top.then(node), std::memory_order_release));
    }

    /// Nodes there are, the first one of a list included.
    std::uint32_t count() const noexcept PAWL_NONBLOCKING { return made_.load(std::memory_order_acquire); }

    /// Twice as many nodes as seen, unless somebody else has seen to it. False: there is no memory, or no number left.
    bool grow(std::uint32_t seen) noexcept {
        if (count() != seen) return true;
        if (seen > link::most_nodes / 2) return false;
        void* const chunk = ::operator new (seen * sizeof(Node), std::align_val_t{alignment}, std::nothrow);
        if (!chunk) return count() != seen;
        Node* none = nullptr;
        // release: to at(). A second one that grows at the same moment gives its chunk back, and goes on.
        if (!chunks_[std::bit_width(seen >> first_bits_)].compare_exchange_strong(
                none, static_cast<Node*>(chunk), std::memory_order_release, std::memory_order_relaxed))
            free(chunk);
        // By whoever comes first: one that is stopped before this line keeps nobody waiting.
        made_.compare_exchange_strong(seen, seen * 2, std::memory_order_acq_rel);
        return true;
    }

private:
    std::uint32_t begin_of(unsigned chunk) const noexcept PAWL_NONBLOCKING {
        return chunk == 0 ? 0 : 1U << (first_bits_ + chunk - 1);
    }
    static void free(void* chunk) noexcept { ::operator delete (chunk, std::align_val_t{alignment}); }
    static bool change(std::atomic<std::uint64_t>& word, link& seen, link to,
                       std::memory_order success) noexcept PAWL_NONBLOCKING {
        std::uint64_t expected = seen.word();
        const bool done = word.compare_exchange_weak(expected, to.word(), success, std::memory_order_acquire);
        if (!done) seen = link{expected};
        return done;
    }
    std::uint32_t take_unused() noexcept PAWL_NONBLOCKING {
        std::uint32_t next = used_.load(std::memory_order_relaxed);
        while (next < count())
            // relaxed: nobody has written anything there.
            if (used_.compare_exchange_weak(next, next + 1, std::memory_order_relaxed)) {
                std::construct_at(&at(next), next);
                return next;
            }
        return link::none;
    }

    unsigned first_bits_;
    std::array<std::atomic<Node*>, link::node_bits> chunks_{};
    std::atomic<std::uint32_t> made_;
    alignas(port::cache_line) std::atomic<std::uint64_t> top_{link{0, link::none}.word()};
    std::atomic<std::uint32_t> used_{0};
};

}  // namespace pawl::inline PAWL_PORT::channel

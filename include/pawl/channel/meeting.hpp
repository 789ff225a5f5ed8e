// The core of a rendezvous: a table on which those who wait lay their offers, and where those who come claim them.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/offering_operations.hpp>
#include <pawl/channel/offers.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/party.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// Nothing is stored: a message goes from a sender to a receiver, one of which waits. The one who waits has laid an offer
/// under its party's mark; the one who comes claims the oldest offer by one compare-exchange on that party's word. The claim
/// is the exchange: a claimed sender's cell is the receiver's, and a claimed receiver finds the number of the sender's
/// cell in its word. Whoever is stopped between claiming and fetching holds nothing that others need.
///
/// Two who both wait (they came at the same moment, or as two selects) would each have to give up their own offer to
/// claim the other's. The one with the larger ticket does; the other one tells it to look again (ready()).
template <class T, class Storage>
class meeting {
public:
    using value_type = T;
    using sending = offering_send<meeting>;
    using receiving = offering_receive<meeting>;
    struct sender_side {};
    struct receiver_side {};
    static constexpr bool many_senders = true, many_receivers = true;
    static constexpr bool realtime_send = true, realtime_receive = true;
    /// Claims that may fail, each because the offer was claimed or withdrawn, before a call returns contended.
    static constexpr int most_losses = 64;

    template <class... Arguments>
    explicit meeting(std::uint32_t together, Arguments&&... storage)
        : ends{together, unlimited}, storage_{std::forward<Arguments>(storage)...} {}
    meeting(const meeting&) = delete;
    meeting& operator=(const meeting&) = delete;
    ~meeting() {
        while (const std::optional<found> left = oldest(senders())) {
            if (!left->claim(0)) continue;
            remove(senders(), left->cell);
            end(*left->who);
            fetch(left->cell);
        }
    }

    /// Gives the message to a receiver that waits already; full where none does.
    errc push(sender_side&, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (is_closed()) return errc::closed;
        std::optional<found> waiting = oldest(receivers());
        if (!waiting) return errc::full;
        const std::size_t cell = take_cell();
        if (cell == wait::no_place) return errc::too_many;
        put(cell, message);
        for (int losses = 0; waiting && losses < most_losses; ++losses) {
            if (waiting->claim(cell)) return errc{};
            waiting = oldest(receivers());
        }
        take_back(cell, message);
        free(cell);
        return waiting ? errc::contended : errc::full;
    }

    /// Takes the message of a sender that waits already; empty where none does.
    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        for (int losses = 0; losses < most_losses; ++losses) {
            const std::optional<found> waiting = oldest(senders());
            // What was left behind has been sent before that.
            if (is_closed() && !(waiting && waiting->left_behind())) return std::unexpected(errc::closed);
            if (!waiting) return std::unexpected(errc::empty);
            if (!waiting->claim(0)) continue;
            remove(senders(), waiting->cell);
            if (waiting->left_behind()) end(*waiting->who);
            return fetch(waiting->cell);
        }
        return std::unexpected(errc::contended);
    }

    /// A message whose sender was told that it was received, and whose receiver is gone: for the next one. Lost where all
    /// cells or all parties of the program are in use; destroyed with the table where nobody comes.
    void leave_behind(T& message) noexcept {
        sender_side nobody;
        errc given = push(nobody, message);
        while (given == errc::contended) given = push(nobody, message);
        if (given != errc::full) return;
        const std::size_t cell = take_cell(), index = wait::take_one_of(std::span<wait::party>{wait::parties});
        if (cell == wait::no_place || index == wait::no_place) {
            if (cell != wait::no_place) free(cell);
            if (index != wait::no_place) wait::parties[index].give();
            return;
        }
        wait::party& nobodys = wait::parties[index];
        nobodys.prepare(0);  // before all others
        put(cell, message);
        lay(senders(), cell, nobodys.mark(), channel::left_behind);
        nobodys.open(true);
        static_cast<void>(must_claim(receivers(), nobodys));  // those who wait look again
    }

    /// For a party with an offer here, open: does a peer wait whom it must claim? Peers that came later are told instead.
    [[nodiscard]] bool must_claim(offer_list others, wait::party& me) noexcept PAWL_NONBLOCKING {
        if (is_closed()) return true;
        bool older = false;
        others.each([&](std::size_t cell) PAWL_NONBLOCKING {
            const offer_mark mark = mark_at(cell);
            wait::party& other = wait::parties[mark.of.index];
            if (mark.kind != others.kind() || &other == &me || !other.is_open(mark.of.generation)) return;
            if (other.ticket() < me.ticket())
                older = true;
            else
                other.nudge();
        });
        return older;
    }

    [[nodiscard]] std::size_t capacity() const noexcept { return 0; }
    [[nodiscard]] std::size_t size() const noexcept { return 0; }
    [[nodiscard]] bool is_closed() const noexcept PAWL_NONBLOCKING { return closed_.load(std::memory_order_seq_cst); }
    bool close() noexcept PAWL_NONBLOCKING {
        if (closed_.exchange(true, std::memory_order_seq_cst)) return false;
        // Whoever waits looks again and finds it closed. A party that opens later looks after it has opened.
        for (offer_list side : {senders(), receivers()}) nudge(side);
        return true;
    }
    /// Whoever waits on this side looks again.
    void nudge(offer_list side) noexcept PAWL_NONBLOCKING {
        side.each([&](std::size_t cell) PAWL_NONBLOCKING { wait::parties[mark_at(cell).of.index].nudge(); });
    }
    void reopen() noexcept PAWL_NONBLOCKING { closed_.store(false, std::memory_order_seq_cst); }
    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(meeting* table) noexcept {
        if constexpr (requires { Storage::free(table); }) Storage::free(table);
    }

    /// The table itself, for the states of an exchange.
    offer_list senders() noexcept PAWL_NONBLOCKING { return {offer_kind::has_message, storage_.bits(0)}; }
    offer_list receivers() noexcept PAWL_NONBLOCKING { return {offer_kind::wants_message, storage_.bits(1)}; }
    [[nodiscard]] std::size_t take_cell() noexcept PAWL_NONBLOCKING { return wait::take_one_of(storage_.cells()); }
    void free(std::size_t cell) noexcept PAWL_NONBLOCKING { storage_.cells()[cell].give(); }
    void lay(offer_list side, std::size_t cell, wait::party_mark by, std::size_t branch) noexcept PAWL_NONBLOCKING {
        // release: the message in the cell, to who reads the mark.
        storage_.cells()[cell].mark.store(offer_mark{by, side.kind(), static_cast<std::uint8_t>(branch)}.pack(),
                                          std::memory_order_release);
        side.add(cell);
    }
    void remove(offer_list side, std::size_t cell) noexcept PAWL_NONBLOCKING { side.remove(cell); }
    void put(std::size_t cell, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::construct_at(&at(cell), std::move(message));
    }
    void take_back(std::size_t cell, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::destroy_at(&message);
        std::construct_at(&message, std::move(at(cell)));
        std::destroy_at(&at(cell));
    }
    T fetch(std::size_t cell) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        struct at_end {
            meeting& table;
            std::size_t cell;
            ~at_end() {
                std::destroy_at(&table.at(cell));
                table.free(cell);
            }
        } const end{*this, cell};
        return std::move(at(cell));
    }

    endpoints ends;

private:
    struct found {
        wait::party* who;
        offer_mark mark;
        std::size_t cell;
        std::uint64_t ticket;
        [[nodiscard]] bool claim(std::size_t with) const noexcept PAWL_NONBLOCKING {
            return who->claim(mark.of.generation, mark.branch, with);
        }
        [[nodiscard]] bool left_behind() const noexcept PAWL_NONBLOCKING { return mark.branch == channel::left_behind; }
    };
    // The party of an offer behind which nobody waits.
    static void end(wait::party& nobodys) noexcept PAWL_NONBLOCKING {
        nobodys.discard();
        nobodys.give();
    }
    // The open offer with the smallest ticket: first come, first served.
    std::optional<found> oldest(offer_list side) noexcept PAWL_NONBLOCKING {
        std::optional<found> best;
        side.each([&](std::size_t cell) PAWL_NONBLOCKING {
            const offer_mark mark = mark_at(cell);
            wait::party& who = wait::parties[mark.of.index];
            if (mark.kind != side.kind() || !who.is_open(mark.of.generation)) return;
            if (const std::uint64_t ticket = who.ticket(); !best || ticket < best->ticket)
                best = {&who, mark, cell, ticket};
        });
        return best;
    }
    offer_mark mark_at(std::size_t cell) noexcept PAWL_NONBLOCKING {
        return offer_mark::unpack(storage_.cells()[cell].mark.load(std::memory_order_acquire));
    }
    T& at(std::size_t cell) noexcept PAWL_NONBLOCKING { return storage_.cells()[cell].message.message; }

    std::atomic<bool> closed_{false};
    Storage storage_;
};

}  // namespace pawl::inline PAWL_PORT::channel

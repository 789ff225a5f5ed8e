// The states of one exchange at a rendezvous, each a type: what cannot happen in a state does not compile.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/party.hpp>

#include <cstddef>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// The five states of the classical exchange slot, seen from the one who lays the offer.
///
///            lay(message)                    taken()
///   initial ──────────────► waiting_for_receiver ──────► receiver_finished ── end() ──► initial
///      │  ▲                     │ withdraw(message)
///      │  └─────────────────────┘
///      │     lay()                           given(cell)
///      └──────────────────► waiting_for_sender ────────► sender_finished ── fetch() ──► initial and the message
///         ▲                     │ withdraw()
///         └─────────────────────┘
///
/// Each event consumes the state it comes in and returns the next one, so that an old state cannot be used again.
namespace exchange {

template <class Table>
class initial;
template <class Table>
class waiting_for_receiver;
template <class Table>
class waiting_for_sender;
template <class Table>
class receiver_finished;
template <class Table>
class sender_finished;

/// What each state holds: the table, and one of its cells. It moves, and is never copied.
template <class Table>
class held {
public:
    held(const held&) = delete;
    held(held&&) noexcept = default;
    held& operator=(const held&) = delete;
    held& operator=(held&&) noexcept = default;

protected:
    explicit held(Table& table, std::size_t cell) noexcept : table_{&table}, cell_{cell} {}
    Table* table_;
    std::size_t cell_;
};

/// No offer. The cell is the caller's, empty.
template <class Table>
class initial : held<Table> {
public:
    initial(Table& table, std::size_t cell) noexcept : held<Table>{table, cell} {}
    /// Offers the message, which moves into the cell.
    waiting_for_receiver<Table> lay(typename Table::value_type& message, wait::party_mark by,
                                    std::size_t branch) && noexcept {
        this->table_->put(this->cell_, message);
        this->table_->lay(this->table_->senders(), this->cell_, by, branch);
        return {*this->table_, this->cell_};
    }
    /// Asks for a message.
    waiting_for_sender<Table> lay(wait::party_mark by, std::size_t branch) && noexcept {
        this->table_->lay(this->table_->receivers(), this->cell_, by, branch);
        return {*this->table_, this->cell_};
    }
    /// Leaves the table.
    void end() && noexcept { this->table_->free(this->cell_); }
};

/// The message lies in the cell, for any receiver.
template <class Table>
class waiting_for_receiver : held<Table> {
public:
    waiting_for_receiver(Table& table, std::size_t cell) noexcept : held<Table>{table, cell} {}
    /// No receiver came. The message comes back.
    initial<Table> withdraw(typename Table::value_type& message) && noexcept {
        this->table_->remove(this->table_->senders(), this->cell_);
        this->table_->take_back(this->cell_, message);
        return {*this->table_, this->cell_};
    }
    /// A receiver claimed it: cell and message are the receiver's.
    receiver_finished<Table> taken() && noexcept { return {*this->table_}; }
};

/// Asks any sender.
template <class Table>
class waiting_for_sender : held<Table> {
public:
    waiting_for_sender(Table& table, std::size_t cell) noexcept : held<Table>{table, cell} {}
    initial<Table> withdraw() && noexcept {
        this->table_->remove(this->table_->receivers(), this->cell_);
        return {*this->table_, this->cell_};
    }
    /// A sender left its message in that cell, which is now the receiver's.
    sender_finished<Table> given(std::size_t cell) && noexcept {
        std::move(*this).withdraw().end();
        return {*this->table_, cell};
    }
};

/// The receiver has the message; nothing is left to do.
template <class Table>
class receiver_finished {
public:
    receiver_finished(Table&) noexcept {}
    void end() && noexcept {}
};

/// The message is here.
template <class Table>
class sender_finished : held<Table> {
public:
    sender_finished(Table& table, std::size_t cell) noexcept : held<Table>{table, cell} {}
    typename Table::value_type fetch() && noexcept { return this->table_->fetch(this->cell_); }
};

}  // namespace exchange
}  // namespace pawl::inline PAWL_PORT::channel

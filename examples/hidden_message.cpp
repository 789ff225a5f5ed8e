// A queue whose senders take a ticket first and finish their slot next. Each of its calls is right by itself, and no message is
// lost or doubled; but one that is sent may lie hidden behind one that is not.
#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>

#include <pawl/check.hpp>

namespace check = pawl::check;

class ring {
public:
    ring() {
        for (std::size_t i = 0; i < capacity; ++i) slots_[i].turn = i;
    }
    bool try_push(int message) {
        for (std::size_t ticket = tail_;;) {
            slot& mine = slots_[ticket % capacity];
            const std::size_t turn = mine.turn;
            if (turn < ticket) return false;
            if (turn > ticket) {
                ticket = tail_;
            } else if (tail_.compare_exchange_weak(ticket, ticket + 1)) {
                mine.message = message;
                mine.turn = ticket + 1;
                return true;
            }
        }
    }
    std::optional<int> try_pop() {
        for (std::size_t ticket = head_;;) {
            slot& mine = slots_[ticket % capacity];
            const std::size_t turn = mine.turn;
            if (turn < ticket + 1) return std::nullopt;
            if (turn > ticket + 1) {
                ticket = head_;
            } else if (head_.compare_exchange_weak(ticket, ticket + 1)) {
                const int message = mine.message;
                mine.turn = ticket + capacity;
                return message;
            }
        }
    }

private:
    static constexpr std::size_t capacity = 2;
    struct slot {
        std::atomic<std::size_t> turn;
        int message;
    };
    slot slots_[capacity];
    std::atomic<std::size_t> tail_ = 0, head_ = 0;
};

ring queue;
using spec = check::fifo<int>;
check::history<spec> calls;

void push(int message) {
    calls.call<&spec::try_push>([](int n) { return queue.try_push(n); }, message);
}

int main() {
    std::thread other([] { push(1); });
    push(2);
    calls.call<&spec::try_pop>([] { return queue.try_pop(); });
    other.join();
    check::require(check::linearizable(calls, spec{2}));
}

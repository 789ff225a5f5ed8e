// A channel of unlimited length for many senders and one receiver: a list of blocks, each with room for 31 messages.
// A sender claims the next slot by one compare-exchange and then writes it. Widely used channels work like this.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>

/// Spins a few times, longer each time, then lets other threads run.
class backoff {
public:
    void again() {
        if (step_ <= 6) {
            for (unsigned i = 0; i < step_ * step_; ++i) __builtin_ia32_pause();
        } else {
            std::this_thread::yield();
        }
        ++step_;
    }

private:
    unsigned step_ = 0;
};

template <typename T>
class list_channel {
public:
    list_channel() = default;
    list_channel(const list_channel&) = delete;
    list_channel& operator=(const list_channel&) = delete;
    ~list_channel() {
        while (block_) delete std::exchange(block_, block_->next.load());
    }

    /// Never full. From any thread.
    void send(T message) {
        backoff pause;
        for (;;) {
            std::size_t tail = tail_.load(std::memory_order_acquire);
            block* last = last_.load(std::memory_order_acquire);
            const std::size_t offset = tail % lap;
            if (offset == capacity) {  // another sender is about to add the next block
                pause.again();
                continue;
            }
            if (!tail_.compare_exchange_weak(tail, tail + 1, std::memory_order_seq_cst)) continue;

            if (offset + 1 == capacity) {
                auto* added = new block;
                last_.store(added, std::memory_order_release);
                tail_.fetch_add(1, std::memory_order_release);
                last->next.store(added, std::memory_order_release);
            }
            slot& mine = last->slots[offset];
            mine.message = std::move(message);
            // release: the receiver that sees `written` sees the message
            mine.written.store(true, std::memory_order_release);
            return;
        }
    }

    /// The oldest message, or nothing where there is none. From one thread only.
    std::optional<T> try_recv() {
        if (head_ == tail_.load(std::memory_order_seq_cst)) return std::nullopt;
        const std::size_t offset = head_ % lap;
        slot& oldest = block_->slots[offset];
        backoff pause;
        while (!oldest.written.load(std::memory_order_acquire)) pause.again();
        std::optional<T> message{std::move(oldest.message)};

        ++head_;
        if (offset + 1 == capacity) {  // its sender has set `next` before `written`
            delete std::exchange(block_, block_->next.load(std::memory_order_acquire));
            ++head_;
        }
        return message;
    }

private:
    static constexpr std::size_t lap = 32;  // one position more than slots: "the next block is on its way"
    static constexpr std::size_t capacity = lap - 1;

    struct slot {
        T message{};
        std::atomic<bool> written = false;
    };
    struct block {
        std::atomic<block*> next = nullptr;
        slot slots[capacity];
    };

    block* block_ = new block;  // the receiver's
    std::size_t head_ = 0;      // the receiver's
    alignas(64) std::atomic<std::size_t> tail_ = 0;
    std::atomic<block*> last_ = block_;
};

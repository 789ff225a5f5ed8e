// What a watched program tells the command: raw facts, one message each, over a socket that it connects to when it has
// something to say. Plain data; both sides are built together.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::observe::wire {

/// The name of the command's socket, in the abstract namespace and without the leading zero byte.
inline constexpr char socket_variable[] = "PAWL_WATCH_SOCKET";
/// Letters: r: refuse the closing lock; o: no lock orders; f: programs that it starts are not watched.
inline constexpr char options_variable[] = "PAWL_WATCH_OPTIONS";

enum class message_kind : std::uint32_t { began, deadlock, order, owner_ended };

/// A thread waits to take a lock, to take it again after a condition, or for another one's end.
enum class wait_kind : std::uint32_t { none, mutex, read_lock, write_lock, condition, join };

/// What stood on the stack at a call, from the caller's frame on: the program's own unwind information leads from there to
/// the callers, also where the code keeps no frame pointers.
template <std::size_t Most>
struct stack_words {
    std::uint64_t stack;  ///< where the first word stood: behind the return address. 0: there are none
    std::uint64_t frame_pointer;
    std::uint64_t words[Most];
};

/// Return addresses, the innermost first: where a call stands. Ends with 0 if there are fewer.
inline constexpr std::size_t place_depth = 4;
/// Enough for the small functions of a standard library that stand between the program and the call.
inline constexpr std::size_t place_words = 8;
struct place {
    std::uint64_t code[place_depth];
    stack_words<place_words> above;
};

/// Enough for some 16 callers. What lies behind the end of the stack is 0.
inline constexpr std::size_t path_words = 256;
struct call_path {
    std::uint64_t code;
    stack_words<path_words> above;
};

/// The kernel keeps 15 characters.
inline constexpr std::size_t most_name = 16;
struct thread_name {
    char text[most_name];
};

/// One thread of a circle: what it waits for, and where the next one took that.
struct member {
    std::uint32_t thread;
    wait_kind kind;
    std::uint64_t object;    ///< a lock; 0 for a join
    std::uint64_t stack;     ///< of the waiting call: where its caller's frame begins
    std::int64_t waits_for;  ///< nanoseconds, until the circle closed
    std::uint32_t wait_number;
    bool taken_known;  ///< false: nobody saw the lock being taken
    bool taken_shared;
    place waits_at;
    place taken_at;
};
inline constexpr std::size_t most_members = 32;

struct deadlock {
    std::uint32_t length;  ///< of the circle; only the first most_members stand in it
    bool refused;
    member members[most_members];  ///< the first one closed the circle
};

/// A lock was taken while another one was held.
struct ordered_pair {
    std::uint32_t thread;
    thread_name name;
    place held_at;
    place taken_at;
};
struct order {
    std::uint64_t first, second;
    ordered_pair forth;               ///< first, then second
    ordered_pair back;                ///< second, then first
    call_path forth_path, back_path;  ///< of the call that took the second one
    bool first_reads, second_reads;   ///< rwlocks, as far as is known
    bool both_live;  ///< the threads that took them still do: an address is less likely to be another lock's by now
};

/// A thread ended and left a lock behind that nobody can take any more.
struct owner_ended {
    std::uint32_t thread;
    thread_name name;
    std::uint64_t object;
    place taken_at;
};

struct message {
    message_kind kind;
    std::uint32_t process;
    union {
        deadlock circle;
        order orders;
        owner_ended left;
    };
};

/// How much of a message of this kind is sent.
[[nodiscard]] constexpr std::size_t size_of(message_kind kind) noexcept {
    constexpr std::size_t head = offsetof(message, circle);
    switch (kind) {
        case message_kind::deadlock: return head + sizeof(deadlock);
        case message_kind::order: return head + sizeof(order);
        case message_kind::owner_ended: return head + sizeof(owner_ended);
        case message_kind::began: break;
    }
    return head;
}

/// The command answers each message with one byte when it has seen what it wants to see of the program as it stands.
inline constexpr char seen = 's';

}  // namespace pawl::observe::wire

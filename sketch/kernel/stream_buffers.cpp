// Stream and message buffers: bytes, or messages with their length in front, from one writer to one reader.
#include "check/machine/sync_object.hpp"
#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/handles.hpp"
#include "sketch/kernel/heap.hpp"
#include "sketch/kernel/object_memory.hpp"
#include "sketch/kernel/tasks.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {
namespace {

constexpr std::uint32_t magic = 0x53747242, control_bytes = 36;

struct stream {
    std::uint32_t magic;
    std::uint32_t capacity, used, front, trigger;
    std::uint32_t length_bytes;  // in front of a message; 0: a stream
    std::uint32_t heap_bytes;
    std::uint8_t* bytes;
    wait_list reader, writer;
};

stream& stream_at(void* handle, const char* call) {
    require_handle(handle, call);
    auto& s = *static_cast<stream*>(handle);
    assert_that(s.magic == magic, "a handle that is no stream or message buffer's", handle);
    return s;
}

check::machine::sync_object& object_of(stream& s) {
    return check::machine::object_at(&s, check::machine::object_class::semaphore);
}

void put(stream& s, const void* from, std::uint32_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    for (std::uint32_t i = 0; i < size; ++i) s.bytes[(s.front + s.used + i) % s.capacity] = bytes[i];
    s.used += size;
}
void look(const stream& s, void* to, std::uint32_t size) {
    auto* bytes = static_cast<std::uint8_t*>(to);
    for (std::uint32_t i = 0; i < size; ++i) bytes[i] = s.bytes[(s.front + i) % s.capacity];
}
void drop(stream& s, std::uint32_t size) {
    s.front = (s.front + size) % s.capacity;
    s.used -= size;
}

std::uint32_t next_message(const stream& s) {
    std::uint32_t length = 0;
    look(s, &length, s.length_bytes);
    return length;
}

// As much as there is room for; a message whole or not at all.
std::uint32_t write_now(stream& s, const void* data, std::uint32_t size) {
    const std::uint32_t room = s.capacity - s.used;
    if (s.length_bytes > 0) {
        if (size + s.length_bytes > room) return 0;
        put(s, &size, s.length_bytes);
    } else if (size > room) {
        size = room;
    }
    put(s, data, size);
    return size;
}

std::uint32_t read_now(stream& s, void* data, std::uint32_t size) {
    if (s.used == 0) return 0;
    if (s.length_bytes > 0) {
        const std::uint32_t length = next_message(s);
        if (length > size) return 0;  // it stays
        drop(s, s.length_bytes);
        size = length;
    } else if (size > s.used) {
        size = s.used;
    }
    will_write(data, size);
    look(s, data, size);
    drop(s, size);
    return size;
}

// A stream's writer waits until there is room for all of it; for more than the buffer holds, until it is empty.
bool fits(const stream& s, std::uint32_t size) {
    const std::uint32_t wanted = s.length_bytes > 0 ? size + s.length_bytes : size < s.capacity ? size : s.capacity;
    return wanted <= s.capacity - s.used;
}

std::uint32_t send(stream& s, const void* data, std::uint32_t size, std::uint64_t ticks, const std::uint64_t* frame) {
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    // A message that could never fit waits for nothing.
    if (s.length_bytes > 0 && size + s.length_bytes > s.capacity) ticks = 0;
    for (;;) {
        operation op = service_step(service::stream_send, &s);
        op.target = &object_of(s);
        if (fits(s, size) || ticks == 0) {
            const std::uint32_t written = write_now(s, data, size);
            op.outcome = written > 0;
            if (written > 0) {
                check::machine::release_to(check::machine::current_task(), object_of(s));
                ++object_of(s).version;
                if (s.used >= s.trigger) s.reader.wake_first();
            }
            the_computer.done(op, written > 0 ? nullptr : frame);
            if (!in_interrupt()) give_way();
            return written;
        }
        op.outcome = 0;
        the_computer.done(op);
        require_may_block("xStreamBufferSend");
        assert_that(s.writer.empty(), "two tasks write to one stream buffer: it is for one", &s);
        waiter self{};
        operation wait = waiting(service::stream_send, &s);
        const wait_end how = block(s.writer, self, wait, deadline);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out) ticks = 0;
    }
}

std::uint32_t receive(stream& s, void* data, std::uint32_t size, std::uint64_t ticks, const std::uint64_t* frame) {
    const std::int64_t deadline = ticks == 0 ? 0 : deadline_after_ticks(ticks);
    for (;;) {
        operation op = service_step(service::stream_receive, &s);
        op.target = &object_of(s);
        if (s.used > 0 || ticks == 0) {
            const std::uint32_t got = read_now(s, data, size);
            op.outcome = got > 0;
            if (got > 0) {
                check::machine::acquire_from(check::machine::current_task(), object_of(s));
                ++object_of(s).version;
                s.writer.wake_first();
            }
            the_computer.done(op, got > 0 ? nullptr : frame);
            if (!in_interrupt()) give_way();
            return got;
        }
        op.outcome = 0;
        the_computer.done(op);
        require_may_block("xStreamBufferReceive");
        assert_that(s.reader.empty(), "two tasks read from one stream buffer: it is for one", &s);
        waiter self{};
        operation wait = waiting(service::stream_receive, &s);
        const wait_end how = block(s.reader, self, wait, deadline);
        wait.outcome = how == wait_end::woken ? 1 : 2;
        the_computer.done(wait);
        if (how == wait_end::timed_out) ticks = 0;
    }
}

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL void* pawl_stream_create(std::uint32_t bytes, std::uint32_t trigger, int messages, int from_heap) {
    require_simulation();
    assert_that(bytes > 0, "xBufferSizeBytes > 0");
    const std::uint32_t length_bytes = messages ? (kernel().board.tick_bits == 16 ? 2 : 4) : 0;
    assert_that(bytes > length_bytes, "xBufferSizeBytes > sbBYTES_TO_STORE_MESSAGE_LENGTH");
    assert_that(trigger <= bytes, "xTriggerLevelBytes <= xBufferSizeBytes");
    const std::uint32_t heap = from_heap ? control_bytes + bytes + 1 : 0;
    the_computer.announce(operation_kind::object_init);
    if (!take_heap(heap)) return nullptr;
    stream* s = &new_object<stream>();
    s->magic = magic;
    s->capacity = bytes;
    s->trigger = trigger == 0 ? 1 : trigger;
    s->length_bytes = length_bytes;
    s->heap_bytes = heap;
    s->bytes = static_cast<std::uint8_t*>(object_memory(bytes));
    note_handle(s, sizeof *s, messages ? "message buffer" : "stream buffer");
    return s;
}
PAWL_KERNEL_CALL void pawl_stream_delete(void* handle) {
    stream& s = stream_at(handle, "vStreamBufferDelete");
    const operation op = service_step(service::stream_reset, &s);
    s.magic = 0;
    give_heap(s.heap_bytes);
    the_computer.done(op);
}
PAWL_KERNEL_CALL std::uint32_t pawl_stream_send(void* handle, const void* data, std::uint32_t size,
                                                std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    return send(stream_at(handle, "xStreamBufferSend"), data, size, in_interrupt() ? 0 : ticks, frame);
}
PAWL_KERNEL_CALL std::uint32_t pawl_stream_receive(void* handle, void* data, std::uint32_t size, std::uint64_t ticks) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    return receive(stream_at(handle, "xStreamBufferReceive"), data, size, in_interrupt() ? 0 : ticks, frame);
}
// Whoever waited there and does no more was woken.
PAWL_KERNEL_CALL std::uint32_t pawl_stream_send_from_isr(void* handle, const void* data, std::uint32_t size,
                                                         int* woken) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    stream& s = stream_at(handle, "xStreamBufferSendFromISR");
    const task_block* reader = s.reader.first ? s.reader.first->who : nullptr;
    const std::uint32_t sent = send(s, data, size, 0, frame);
    if (woken && s.reader.empty() && outranks_all(reader)) *woken = 1;
    return sent;
}
PAWL_KERNEL_CALL std::uint32_t pawl_stream_receive_from_isr(void* handle, void* data, std::uint32_t size, int* woken) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    stream& s = stream_at(handle, "xStreamBufferReceiveFromISR");
    const task_block* writer = s.writer.first ? s.writer.first->who : nullptr;
    const std::uint32_t got = receive(s, data, size, 0, frame);
    if (woken && s.writer.empty() && outranks_all(writer)) *woken = 1;
    return got;
}
PAWL_KERNEL_CALL std::uint32_t pawl_stream_look(void* handle, int what) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    stream& s = stream_at(handle, "xStreamBufferBytesAvailable");
    operation op = service_step(service::stream_receive, &s);
    op.target = &object_of(s);
    the_computer.done(op, frame);
    switch (what) {
        case 0: return s.used;
        case 1: return s.capacity - s.used;
        default: return s.used > 0 && s.length_bytes > 0 ? next_message(s) : 0;
    }
}
PAWL_KERNEL_CALL int pawl_stream_reset(void* handle) {
    stream& s = stream_at(handle, "xStreamBufferReset");
    const operation op = service_step(service::stream_reset, &s);
    const bool waited = !s.reader.empty() || !s.writer.empty();
    if (!waited) s.used = s.front = 0;
    the_computer.done(op);
    return !waited;
}
PAWL_KERNEL_CALL int pawl_stream_set_trigger(void* handle, std::uint32_t level) {
    stream& s = stream_at(handle, "xStreamBufferSetTriggerLevel");
    if (level > s.capacity) return 0;
    s.trigger = level == 0 ? 1 : level;
    return 1;
}

// vTaskList, vTaskGetRunTimeStats: all tasks as text, a line each.
#include <cstdio>
#include <cstring>

#include "sketch/include/pawl_sketch/kernel_calls.h"
#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/delays.hpp"
#include "sketch/kernel/run_times.hpp"
#include "sketch/kernel/tasks.hpp"

namespace pawl::sketch {
namespace {

constexpr std::uint64_t microsecond = 1000;

// The program's own memory, line by line; what does not fit is left out.
class text_into {
public:
    text_into(char* out, std::size_t room) : out_(out), room_(room) {
        if (room_ > 0) write("", 0);
    }
    void add(const char* line) {
        const std::size_t length = std::strlen(line);
        if (length < room_ - used_) write(line, length);
    }

private:
    void write(const char* text, std::size_t length) {
        will_write(out_ + used_, length + 1);
        for (std::size_t i = 0; i < length; ++i) out_[used_++] = text[i];
        out_[used_] = 0;
    }
    char* out_;
    std::size_t room_, used_ = 0;
};

// As vTaskList has them: running, ready, blocked, suspended, deleted.
char letter_of(int state) { return "XRBSD"[state]; }

}  // namespace
}  // namespace pawl::sketch

using namespace pawl::sketch;

PAWL_KERNEL_CALL std::uint32_t pawl_task_run_time(void* handle) {
    look_at_time();
    const std::int64_t ns = handle ? ran_ns(task_given(handle)) : nanoseconds_now();
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(ns) / microsecond);
}

PAWL_KERNEL_CALL void pawl_task_table(char* out, std::size_t room) {
    refuse_in_interrupt("vTaskList");
    assert_that(out != nullptr, "vTaskList was given no room");
    text_into text(out, room);
    void* task;
    for (std::uint32_t i = 0; (task = pawl_task_at(i)) != nullptr; ++i) {
        char line[120];
        std::snprintf(line, sizeof line, "%-15s\t%c\t%u\t%u\t%u\r\n", pawl_task_name(task),
                      letter_of(pawl_task_state(task)), pawl_task_priority(task, 0), pawl_task_stack_left(task),
                      pawl_task_number(task));
        text.add(line);
    }
}

PAWL_KERNEL_CALL void pawl_task_times(char* out, std::size_t room) {
    refuse_in_interrupt("vTaskGetRunTimeStats");
    assert_that(out != nullptr, "vTaskGetRunTimeStats was given no room");
    text_into text(out, room);
    const std::uint64_t whole = static_cast<std::uint64_t>(nanoseconds_now()) / microsecond;
    void* task;
    for (std::uint32_t i = 0; (task = pawl_task_at(i)) != nullptr; ++i) {
        const std::uint32_t ran = pawl_task_run_time(task);
        const auto share = static_cast<unsigned>(whole > 0 ? ran * std::uint64_t{100} / whole : 0);
        char line[120];
        if (share > 0)
            std::snprintf(line, sizeof line, "%-15s\t%u\t\t%u%%\r\n", pawl_task_name(task), ran, share);
        else
            std::snprintf(line, sizeof line, "%-15s\t%u\t\t<1%%\r\n", pawl_task_name(task), ran);
        text.add(line);
    }
}

// When a watched program begins, and when it forks.
#include <pthread.h>

#include "observe/preload/lock_order.hpp"
#include "observe/preload/messenger.hpp"
#include "observe/preload/plain_mutex.hpp"
#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {
namespace {

void tell_that_it_begins() noexcept {
    telling report;
    report.facts().kind = wire::message_kind::began;
    report.send(false);
}

void in_the_child() noexcept {
    begin_again_after_fork();
    telling::begin_again_after_fork();
    let_go_of_orders_after_fork();
    if (options.ready && options.follow) tell_that_it_begins();
}

[[gnu::constructor]] void begin() noexcept {
    look_at_plain_mutexes();
    read_options();
    if (!options.ready) return;
    pthread_atfork(nullptr, nullptr, in_the_child);
    tell_that_it_begins();
}

}  // namespace
}  // namespace pawl::observe::preload

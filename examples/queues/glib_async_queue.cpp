// glib's GAsyncQueue: a list under a mutex. The library is compiled already: its mutex is a futex word of its own.
#include <glib.h>

struct queue_under_test {
    static constexpr bool many_senders = true;
    [[gnu::noinline]] bool try_send(int message) {
        g_async_queue_push(inner, GINT_TO_POINTER(message));
        return true;
    }
    [[gnu::noinline]] bool try_receive(int& message) {
        void* taken = g_async_queue_try_pop(inner);
        message = GPOINTER_TO_INT(taken);
        return taken != nullptr;
    }
    GAsyncQueue* inner = g_async_queue_new();
};

#include "scenario.hpp"

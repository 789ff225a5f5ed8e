// pawl::thread on stacks that the program gives: priorities, an end that is waited for, a request to stop, and a join that would
// never return.
#include <pawl/lock/event.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/thread.hpp>

namespace {
void say(const char* text) { pawl::port::last_words(text); }

pawl::static_stack<3072> reader_stack;  // a report of a wait that is refused stands there, too
pawl::static_stack<1024> writer_stack;
constinit pawl::event go_on{"go on"};
int seen = 0;

// Each has nothing but its own: the name and the priority that it was begun with.
void tells_what_it_is() {
    std::array<char, pawl::port::most_name> name{};
    pawl::port::task_name(name);
    say(name.data());
    say(pawl::port::own_scheduling().priority == 2 ? " runs at 2\n" : " runs at another priority\n");
}
}  // namespace

int main() {
    {
        // Above the main program: it has run before the next line.
        pawl::thread reader{{.name = "reader", .priority = 2, .stack = reader_stack}, [] {
                                tells_what_it_is();
                                ++seen;
                            }};
        say(seen == 1 ? "main goes on after it\n" : "main went on before it\n");
        reader.join();
        if (reader.stack_used() == 0 || reader.stack_used() > reader.stack_size()) return 1;
    }
    {
        // An equal of the main program, with something of its own, until it is asked to stop.
        pawl::stop_source stop;
        pawl::thread writer{{.name = "writer", .stack = writer_stack}, [token = stop.token(), rounds = 0]() mutable {
                                while (!token.stop_requested()) {
                                    ++rounds;
                                    pawl::port::yield_to_equals();
                                }
                                seen = rounds;
                            }};
        for (int i = 0; i < 5; ++i) pawl::port::yield_to_equals();
        stop.request_stop();
        writer.join();
        if (seen < 5) return 2;
        say("the writer has stopped\n");
    }
    {
        // Whoever wakes somebody does not give up its turn: an equal begins only when this one sleeps, yields or has had a millisecond.
        seen = 0;
        pawl::thread equal{{.name = "equal", .stack = writer_stack}, [] { seen = 1; }};
        for (int i = 0; i < 20; ++i) go_on.set();
        if (seen != 0) return 3;
        go_on.reset();
        equal.join();
    }
    // On the same stack, one after the other.
    for (int i = 0; i < 3; ++i) pawl::thread{{.name = "again", .stack = reader_stack}, [] { ++seen; }}.join();
    pawl::thread* self = nullptr;
    pawl::thread selfish{{.name = "selfish", .stack = reader_stack}, [&] {
                             go_on.wait();
                             if (self->join_or_report().error().why() == pawl::errc::deadlock)
                                 say("it would have waited for itself\n");
                         }};
    self = &selfish;
    go_on.set();
    selfish.join();
    return 0;
}

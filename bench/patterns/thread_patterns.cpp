// The urgent event is handled by a thread of its own, or on top of the thread that computes.
#include <pawl/channel/static_channel.hpp>
#include <pawl/task.hpp>

#include "bench/patterns/events.hpp"

namespace patterns {

void threads(computation& c, result& r) {
    r.name = "threads";
    r.how = "the handler on a thread of a higher priority";
    r.stacks = 1;
    pawl::static_channel<clock::time_point, 512> channel;
    auto in = channel.sender();
    auto out = channel.receiver();
    pawl::thread handler{{.name = "handler", .priority = 60, .stack = 65536}, [&] {
                             while (const auto when = out.recv()) note(r, *when);
                         }};
    {
        const events source{[&in](clock::time_point when) { (void)in.try_send(when); }};
        c.do_all();
    }
    in.close();
    handler.join();
}

void interrupts(computation& c, result& r) {
    r.name = "interrupt";
    r.how = "a handler on top of the thread that computes";
    struct state {
        std::atomic<clock::time_point> happened;
        result& into;
    } s{clock::time_point{}, r};
    enum class irq { event };
    const pawl::interrupt<irq::event, 1> handler{
        s, [](state& its) { note(its.into, its.happened.load(std::memory_order_relaxed)); }};
    const events source{[&s](clock::time_point when) {
        s.happened.store(when, std::memory_order_relaxed);
        pawl::raise<irq::event>();
    }};
    c.do_all();
}

}  // namespace patterns

// The urgent event is handled by a task; the computation is another one, in several ways.
#include <pawl/channel/static_channel.hpp>
#include <pawl/task.hpp>

#include "bench/patterns/events.hpp"

namespace patterns {
namespace {

using namespace std::chrono_literals;
using place = pawl::static_frame<2048>;
using happenings = pawl::static_channel<clock::time_point, 512>;
using ends = decltype(std::declval<happenings&>().receiver());

pawl::task<> handles(place&, ends incoming, result& r) {
    for (;;) {
        const auto when = co_await incoming.async_recv();
        if (!when) co_return;
        note(r, *when);
    }
}

pawl::task<> computes_at_once(place&, computation& c) {
    c.do_all();
    co_return;
}
pawl::task<> computes_in_chunks(place&, computation& c) {
    for (std::size_t i = 0; i < c.pieces(); ++i) {
        c.do_piece();
        co_await pawl::yield();
    }
}
pawl::task<> computes_on_second_stack(place&, computation& c) {
    const auto done = co_await pawl::blocking(1ms, [&c] { c.do_all(); });
    if (!done) std::abort();
}
pawl::task<> computes_when_nobody_else_runs(place&, computation& c) {
    // On a machine with other work it may get no turn: then it is stopped.
    auto work = pawl::low_priority([&c](pawl::stop_token stop) {
        for (std::size_t i = 0; i < c.pieces() && !stop.stop_requested(); ++i) c.do_piece();
    });
    static_cast<void>(co_await pawl::with_timeout(longest_wait, std::move(work)));
}

template <std::size_t Levels, auto Computes>
void run(computation& c, result& r) {
    place for_handler, for_computation, for_both;
    happenings channel;
    pawl::executor<Levels> ex;
    auto handler = handles(for_handler, channel.receiver(), r);
    auto computing = Computes(for_computation, c);
    r.frames = handler.frame_size() + computing.frame_size();
    const auto until_done = [](place&, pawl::task<> work, pawl::executor<Levels>& all) -> pawl::task<> {
        co_await std::move(work);
        co_await pawl::sleep_for(2 * between_events);  // what has happened meanwhile is handled
        all.stop();
    };
    auto in = channel.sender();
    const events source{[&in](clock::time_point when) { (void)in.try_send(when); }};
    ex.template spawn<Levels - 1>(std::move(handler));
    ex.template spawn<0>(until_done(for_both, std::move(computing), ex));
    ex.run();
}

}  // namespace

void plain(computation& c, result& r) {
    r.name = "async, as it is";
    r.how = "the computation is one step of a task";
    run<1, computes_at_once>(c, r);
}
void chunked(computation& c, result& r) {
    r.name = "async, chunked";
    r.how = "co_await pawl::yield() every 16 KiB";
    run<1, computes_in_chunks>(c, r);
}
void threaded(computation& c, result& r) {
    r.name = "async, threaded";
    r.how = "co_await pawl::blocking(1ms, f)";
    r.stacks = 1;
    run<1, computes_on_second_stack>(c, r);
}
void deprioritised(computation& c, result& r) {
    r.name = "async, deprioritised";
    r.how = "co_await pawl::low_priority(f)";
    r.stacks = 1;
    run<1, computes_when_nobody_else_runs>(c, r);
}
void levels(computation& c, result& r) {
    r.name = "async, two levels";
    r.how = "the handler on a level above the computation's";
    r.stacks = 1;
    run<2, computes_at_once>(c, r);
}

}  // namespace patterns

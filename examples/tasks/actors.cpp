// Actors: tasks that only exchange messages. A sensor tells a filter, which tells an archive, which answers questions. Nothing
// is shared, no lock is taken, and each ends when nobody talks to it any more.
#include <pawl/channel.hpp>
#include <pawl/task.hpp>

#include <chrono>
#include <cstdio>
#include <utility>
#include <variant>

using namespace std::chrono_literals;
using place = pawl::static_frame<1536>;

using sample = int;
using how_many = pawl::oneshot_sender<int>;  // a question: where the answer goes
using entry = std::variant<sample, how_many>;

// Tells: one sample every millisecond, then it goes.
pawl::task<> sensor(place&, pawl::bounded_mpsc_sender<sample> to) {
    for (sample each : {3, 41, 5, 42, 43}) {
        co_await pawl::sleep_for(1ms);
        co_await to.async_send(each);
    }
}

// Passes on what is large.
pawl::task<> filter(place&, pawl::bounded_mpsc_receiver<sample> mailbox, pawl::bounded_mpsc_sender<entry> to) {
    for (;;) {
        const auto got = co_await mailbox.async_recv();
        if (!got) break;  // nobody talks to it any more
        if (*got > 40) co_await to.async_send(*got);
    }
}

// Keeps, and answers. What it knows is its own.
pawl::task<> archive(place&, pawl::bounded_mpsc_receiver<entry> mailbox) {
    int kept = 0;
    for (;;) {
        auto got = co_await mailbox.async_recv();
        if (!got) break;
        if (auto* asked = std::get_if<how_many>(&*got))
            static_cast<void>(asked->send(kept));
        else
            std::printf("sample %d\n", std::get<sample>(*got)), ++kept;
    }
    std::printf("the archive closes with %d\n", kept);
}

// Asks until there are enough.
pawl::task<> reader(place&, pawl::bounded_mpsc_sender<entry> to) {
    for (int known = 0; known < 3;) {
        co_await pawl::sleep_for(1ms);
        auto [answer, reply] = pawl::oneshot<int>();
        co_await to.async_send(std::move(answer));
        const auto told = co_await reply.async_recv();
        known = told.value_or(known);
    }
}

int main() {
    static place frames[4];
    auto [to_filter, of_filter] = pawl::bounded_mpsc<sample>(4);
    auto [to_archive, of_archive] = pawl::bounded_mpsc<entry>(4);

    pawl::executor<2> ex;
    ex.spawn<1>(sensor(frames[0], std::move(to_filter)));  // in time, whatever the others do
    ex.spawn<0>(filter(frames[1], std::move(of_filter), to_archive));
    ex.spawn<0>(reader(frames[2], std::move(to_archive)));
    ex.spawn<0>(archive(frames[3], std::move(of_archive)));
    ex.run();
}

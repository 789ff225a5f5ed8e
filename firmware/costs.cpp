// What the parts of the library cost, in instructions: each is done several times between two marks.
#include <pawl/channel/ring.hpp>
#include <pawl/channel/static_channel.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/yield.hpp>

#include "counting/marks.hpp"

[[gnu::section(".noinit")]] volatile std::uint32_t pawl_marks[most_marks];

namespace {
constexpr int samples = 8;
using messages = pawl::static_channel<int, 4, 4>;
// Larger than what is copied with interrupts off: it stands in a cell.
struct sample {
    int of[8];
};
using samples_in_cells = pawl::static_channel<sample, 4, 4>;
using sender = pawl::sender<messages::core_type>;
using receiver = pawl::receiver<messages::core_type>;

constinit pawl::event button{"button"};
pawl::executor<2> ex;
int seen = 0, by_cell = 0;

pawl::task<> urgent(pawl::static_frame<600>&, receiver from) {
    for (int i = 0; i < samples; ++i) {
        const auto pressed = co_await button.async_wait();
        mark<3>();
        button.reset();
        seen += pressed.has_value();
    }
    for (int i = 0; i < samples; ++i) {
        const auto message = co_await from.async_recv();
        mark<5>();
        seen += message.has_value();
    }
}

pawl::task<> other(pawl::static_frame<400>&) {
    for (int i = 0; i < samples; ++i) {
        mark<11>();
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}

pawl::task<> ordinary(pawl::static_frame<600>&, sender to) {
    for (int i = 0; i < samples; ++i) pawl::port::core::nvic::pend(5);
    for (int i = 0; i < samples; ++i) {
        mark<4>();
        seen += to.try_send(i).has_value();
    }
    for (int i = 0; i < samples; ++i) {
        mark<10>();
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}

void without_a_switch() {
    static pawl::ring<int, 4> ring;
    auto [tx, rx] = ring.split();
    static messages channel;
    auto to = channel.sender();
    auto from = channel.receiver();
    static samples_in_cells cells;
    auto to_cells = cells.sender();
    auto from_cells = cells.receiver();
    static sample one{};
    for (int i = 0; i < samples; ++i) {
        mark<0>();
        mark<1>();
        mark<12>();
        const bool sent = tx.try_send(i).has_value();
        mark<13>();
        mark<14>();
        const bool received = rx.try_recv().has_value();
        mark<15>();
        mark<16>();
        const bool sent_too = to.try_send(i).has_value();
        mark<17>();
        mark<18>();
        const bool received_too = from.try_recv().has_value();
        mark<19>();
        mark<26>();
        const bool sent_by_cell = to_cells.try_send(one).has_value();
        mark<27>();
        mark<28>();
        const bool received_by_cell = from_cells.try_recv().has_value();
        mark<29>();
        by_cell += sent_by_cell + received_by_cell;
        seen += sent + received + sent_too + received_too;
        static constinit pawl::mutex mutex;
        mark<20>();
        mutex.lock();
        mark<21>();
        mark<22>();
        mutex.unlock();
        mark<23>();
        mark<24>();
        mutex.lock();
        mutex.unlock();
        mark<25>();
    }
}
}  // namespace

PAWL_INTERRUPT(5) {
    mark<2>();
    button.set();
}

int main() {
    without_a_switch();
    static messages channel;
    static constinit pawl::static_frame<600> frames[2];
    static constinit pawl::static_frame<400> third;
    pawl::port::take_interrupt<5, 3>();
    ex.spawn<1>(urgent(frames[0], channel.receiver()));
    ex.spawn<0>(ordinary(frames[1], channel.sender()));
    ex.spawn<0>(other(third));
    ex.run();
    return seen == samples * 7 && by_cell == samples * 2 ? 0 : 1;
}

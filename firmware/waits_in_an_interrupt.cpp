// A call that waits has nobody to wait for it in an interrupt: the program ends, and says so.
#include <pawl/lock/event.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

namespace {
constinit pawl::event never{"never"};
}

PAWL_INTERRUPT(5) { never.wait(); }

int main() {
    pawl::port::take_interrupt<5, 1>();
    pawl::port::core::nvic::pend(5);
    return 0;
}

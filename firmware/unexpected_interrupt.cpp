// An interrupt without a handler is named by its number.
#include <pawl/port/cortex_m/interrupt_handler.hpp>

int main() {
    pawl::port::take_interrupt<7, 1>();
    pawl::port::core::nvic::pend(7);
    return 0;
}

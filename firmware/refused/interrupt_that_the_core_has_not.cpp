#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

int main() {
#ifdef RIGHT
    pawl::port::take_interrupt<31, 1>();
#else
    pawl::port::take_interrupt<32, 1>();  // EXPECT: the core has 32 interrupts
#endif
}

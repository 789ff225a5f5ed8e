#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

int main() {
#ifdef RIGHT
    pawl::port::take_interrupt<5, pawl::port::most_interrupt_priority>();
#else
    pawl::port::take_interrupt<5, pawl::port::most_interrupt_priority + 1>();  // EXPECT: this priority is outside the range that sections keep away
#endif
}

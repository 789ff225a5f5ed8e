#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

PAWL_INTERRUPT(5) {}
#ifdef RIGHT
PAWL_INTERRUPT(6) {}
#else
PAWL_INTERRUPT(5) {}  // EXPECT: redefinition of 'void pawl_irq_5()'
#endif

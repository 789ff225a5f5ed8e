// A lock that a task shares with an interrupt on its core, kept safe: nobody spins for ever, and no event is lost.
#include "spin_shared_with_an_interrupt.hpp"

int main() { share_with_an_interrupt<pawl::spin_policy::interrupts_off>(); }

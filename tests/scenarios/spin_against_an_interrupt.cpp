// The same lock where nothing keeps the interrupt away: it comes on top of the owner and spins for ever.
#include "spin_shared_with_an_interrupt.hpp"

int main() { share_with_an_interrupt<pawl::spin_policy::spin>(); }

// EXPECT: a report has 1 to 64 bytes: it goes through in one transaction
#include <devices/hid.hpp>

#if defined(RIGHT)
template class devices::hid<devices::usb::in_memory, 64, 1>;
#else
template class devices::hid<devices::usb::in_memory, 65, 1>;
#endif

#ifndef PAWL_HARDWARESERIAL_H
#define PAWL_HARDWARESERIAL_H
#include "pawl_sketch/hardware_serial.h"
#endif

/* AVR's registers. Ports are pins; whatever else a sketch would program there is not simulated, and is an error by name. */
#ifndef PAWL_AVR_IO_H
#define PAWL_AVR_IO_H

#include <stdint.h>

#include "../pawl_sketch/avr_no_registers.h"
#include "../pawl_sketch/avr_ports.h"
#include "../pawl_sketch/bits.h"
#include "../pawl_sketch/board_names.h"

#define RAMEND 0x08FF
#define E2END 0x03FF

#endif

#ifndef PAWL_AVR_PGMSPACE_H
#define PAWL_AVR_PGMSPACE_H
#include "../pawl_sketch/program_memory.h"
#endif

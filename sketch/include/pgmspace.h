#ifndef PAWL_PGMSPACE_H
#define PAWL_PGMSPACE_H
#include "pawl_sketch/program_memory.h"
#endif

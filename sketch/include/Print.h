#ifndef PAWL_PRINT_H
#define PAWL_PRINT_H
#include "pawl_sketch/print.h"
#endif

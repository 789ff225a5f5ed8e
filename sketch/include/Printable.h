#ifndef PAWL_PRINTABLE_H
#define PAWL_PRINTABLE_H
#include "pawl_sketch/printable.h"
#endif

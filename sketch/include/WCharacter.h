#ifndef PAWL_WCHARACTER_H
#define PAWL_WCHARACTER_H
#include "pawl_sketch/characters.h"
#endif

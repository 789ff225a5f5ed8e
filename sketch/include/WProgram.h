/* What Arduino.h was called before version 1.0. */
#ifndef PAWL_WPROGRAM_H
#define PAWL_WPROGRAM_H
#include "Arduino.h"
#endif

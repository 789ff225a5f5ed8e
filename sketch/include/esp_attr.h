#ifndef PAWL_ESP_ATTR_H
#define PAWL_ESP_ATTR_H
#include "pawl_sketch/placement.h"
#endif

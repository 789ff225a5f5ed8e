#ifndef PAWL_WSTRING_H
#define PAWL_WSTRING_H
#include "pawl_sketch/string_class.h"
#endif

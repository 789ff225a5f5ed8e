#ifndef PAWL_STREAM_H
#define PAWL_STREAM_H
#include "pawl_sketch/stream.h"
#endif

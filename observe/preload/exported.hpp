// The functions that the program calls in the place of glibc's.
#pragma once

#define PAWL_IN_FRONT extern "C" [[gnu::visibility("default")]]

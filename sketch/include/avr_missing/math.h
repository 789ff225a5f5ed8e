// A header of C, which this compiler's C++ library makes out of one of its own.
#define PAWL_STANDARD_LIBRARY_ITSELF
#include_next <math.h>
#undef PAWL_STANDARD_LIBRARY_ITSELF

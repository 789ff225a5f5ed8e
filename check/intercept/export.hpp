// Functions that the program under check calls instead of those it was written against. They stand in front of libc
// and libstdc++ in the search order of the dynamic linker.
#pragma once

#define PAWL_EXPORT extern "C" __attribute__((visibility("default"), noinline))

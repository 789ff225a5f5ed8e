// What print() takes beside numbers and text: an object that knows how to print itself.
#ifndef PAWL_SKETCH_PRINTABLE_H
#define PAWL_SKETCH_PRINTABLE_H

#include <stddef.h>

class Print;

class Printable {
public:
    virtual size_t printTo(Print& to) const = 0;
};

#endif

// F("text"): a type of its own for constants, which print() and String take as they take text.
#ifndef PAWL_SKETCH_FLASH_TEXT_H
#define PAWL_SKETCH_FLASH_TEXT_H

#include "program_memory.h"

class __FlashStringHelper;

#define F(text) (reinterpret_cast<const __FlashStringHelper*>(PSTR(text)))
#define FPSTR(text) (reinterpret_cast<const __FlashStringHelper*>(text))

namespace pawl_sketch {
inline const char* plain(const __FlashStringHelper* text) { return reinterpret_cast<const char*>(text); }
}  // namespace pawl_sketch

#endif

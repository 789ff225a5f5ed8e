/* What kind a character is: ASCII alone, as on the boards. */
#ifndef PAWL_SKETCH_CHARACTERS_H
#define PAWL_SKETCH_CHARACTERS_H

#include <stdbool.h>

#include "board_names.h"

PAWL_CORE bool isAscii(int c) { return c >= 0 && c <= 127; }
PAWL_CORE bool isControl(int c) { return (c >= 0 && c < ' ') || c == 127; }
PAWL_CORE bool isDigit(int c) { return c >= '0' && c <= '9'; }
PAWL_CORE bool isUpperCase(int c) { return c >= 'A' && c <= 'Z'; }
PAWL_CORE bool isLowerCase(int c) { return c >= 'a' && c <= 'z'; }
PAWL_CORE bool isAlpha(int c) { return isUpperCase(c) || isLowerCase(c); }
PAWL_CORE bool isAlphaNumeric(int c) { return isAlpha(c) || isDigit(c); }
PAWL_CORE bool isHexadecimalDigit(int c) { return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
PAWL_CORE bool isGraph(int c) { return c > ' ' && c < 127; }
PAWL_CORE bool isPrintable(int c) { return c >= ' ' && c < 127; }
PAWL_CORE bool isPunct(int c) { return isGraph(c) && !isAlphaNumeric(c); }
PAWL_CORE bool isSpace(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
PAWL_CORE bool isWhitespace(int c) { return c == ' ' || c == '\t'; }
PAWL_CORE int toAscii(int c) { return c & 0x7f; }
PAWL_CORE int toLowerCase(int c) { return isUpperCase(c) ? c - 'A' + 'a' : c; }
PAWL_CORE int toUpperCase(int c) { return isLowerCase(c) ? c - 'a' + 'A' : c; }

#endif

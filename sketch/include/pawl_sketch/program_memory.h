/* AVR keeps constants in a memory of their own, which only these read. Here all memory is the same. */
#ifndef PAWL_SKETCH_PROGRAM_MEMORY_H
#define PAWL_SKETCH_PROGRAM_MEMORY_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "board_names.h"

#define PROGMEM
#define PGM_P const char*
#define PGM_VOID_P const void*
#define PSTR(text) (text)

#define pgm_read_byte(address) (*(const uint8_t*)(address))
#define pgm_read_float(address) (*(const float*)(address))
#define pgm_read_ptr(address) (*(void* const*)(address))
#ifdef __cplusplus
/* Old sketches read addresses as words, and int is wider here: so what stands there is read whole. */
template <typename T>
T pgm_read_word(const T* address) {
    return *address;
}
template <typename T>
T pgm_read_dword(const T* address) {
    return *address;
}
inline uint16_t pgm_read_word(const void* address) { return *static_cast<const uint16_t*>(address); }
inline uint32_t pgm_read_dword(const void* address) { return *static_cast<const uint32_t*>(address); }
#else
#define pgm_read_word(address) (*(const uint16_t*)(address))
#define pgm_read_dword(address) (*(const uint32_t*)(address))
#endif
#define pgm_read_byte_near(address) pgm_read_byte(address)
#define pgm_read_word_near(address) pgm_read_word(address)
#define pgm_read_dword_near(address) pgm_read_dword(address)
#define pgm_read_float_near(address) pgm_read_float(address)
#define pgm_read_ptr_near(address) pgm_read_ptr(address)

#define memcpy_P memcpy
#define memcmp_P memcmp
#define strcpy_P strcpy
#define strncpy_P strncpy
#define strcat_P strcat
#define strncat_P strncat
#define strcmp_P strcmp
#define strncmp_P strncmp
#define strcasecmp_P strcasecmp
#define strchr_P strchr
#define strstr_P strstr
#define strlen_P strlen
#define printf_P printf
#define sprintf_P sprintf
#define snprintf_P snprintf
#define vsnprintf_P vsnprintf

#endif

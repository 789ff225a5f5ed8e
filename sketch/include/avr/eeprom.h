/* The EEPROM by the functions of AVR's C library; addresses are numbers in the shape of pointers. */
#ifndef PAWL_AVR_EEPROM_H
#define PAWL_AVR_EEPROM_H

#ifdef __cplusplus
#include "../EEPROM.h"

#define EEMEM

inline uint8_t eeprom_read_byte(const uint8_t* address) {
    return EEPROM.read(static_cast<int>(reinterpret_cast<intptr_t>(address)));
}
inline void eeprom_write_byte(uint8_t* address, uint8_t value) {
    EEPROM.write(static_cast<int>(reinterpret_cast<intptr_t>(address)), value);
}
inline void eeprom_update_byte(uint8_t* address, uint8_t value) {
    EEPROM.update(static_cast<int>(reinterpret_cast<intptr_t>(address)), value);
}
#endif

#endif

/* The names by which a sketch asks which board it is compiled for. One of PAWL_BOARD_AVR, PAWL_BOARD_ESP32 and
   PAWL_BOARD_GENERIC is given on the command line; nothing means the generic board. */
#ifndef PAWL_SKETCH_BOARD_NAMES_H
#define PAWL_SKETCH_BOARD_NAMES_H

#if !defined(PAWL_BOARD_AVR) && !defined(PAWL_BOARD_ESP32) && !defined(PAWL_BOARD_GENERIC)
#define PAWL_BOARD_GENERIC 1
#endif

#ifndef ARDUINO
#define ARDUINO 10819
#endif
/* So that a sketch may tell Pawl's boards from those on the table. */
#define ARDUINO_PAWL 1

#if defined(PAWL_BOARD_AVR)
#ifndef __AVR__
#define __AVR__ 1
#endif
#ifndef __AVR_ATmega328P__
#define __AVR_ATmega328P__ 1
#endif
#ifndef ARDUINO_ARCH_AVR
#define ARDUINO_ARCH_AVR 1
#endif
#ifndef ARDUINO_AVR_UNO
#define ARDUINO_AVR_UNO 1
#endif
#define ARDUINO_BOARD "AVR_UNO"
#ifndef F_CPU
#define F_CPU 16000000UL
#endif
#elif defined(PAWL_BOARD_ESP32)
#ifndef ESP32
#define ESP32 1
#endif
#ifndef ESP_PLATFORM
#define ESP_PLATFORM 1
#endif
#ifndef ARDUINO_ARCH_ESP32
#define ARDUINO_ARCH_ESP32 1
#endif
#ifndef ARDUINO_ESP32_DEV
#define ARDUINO_ESP32_DEV 1
#endif
#define ARDUINO_BOARD "ESP32_DEV"
#ifndef F_CPU
#define F_CPU 240000000L
#endif
#else
#define ARDUINO_BOARD "PAWL_GENERIC"
#ifndef F_CPU
#define F_CPU 100000000UL
#endif
#endif

/* Functions of the core are compiled into each file that calls them. */
#ifdef __cplusplus
#define PAWL_CORE inline
#else
#define PAWL_CORE static inline
#endif

#endif

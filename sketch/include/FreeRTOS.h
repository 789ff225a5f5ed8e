/* The kernel's own header: types, configuration, port, heap. Semantics follow kernel V11.1; docs/sketches/kernel.md lists what differs. */
#ifndef PAWL_FREERTOS_H
#define PAWL_FREERTOS_H
#define INC_FREERTOS_H

#ifdef PAWL_BOARD_ESP32
#include <assert.h> /* comes along there, and sketches rely on it */
#endif
#include <pawl_sketch/kernel_config.h>
#include <pawl_sketch/kernel_types.h>
#include <pawl_sketch/kernel_port.h>
#include <pawl_sketch/kernel_heap.h>

#endif

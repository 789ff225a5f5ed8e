#ifdef PAWL_STANDARD_LIBRARY_ITSELF
#include_next <pthread.h>
#else
#error "<pthread.h>: AVR has no threads of an operating system; <Arduino_FreeRTOS.h> has tasks"
#endif

// The object ESP: what chip it is, how much memory is left, and restarting it.
#ifndef PAWL_SKETCH_ESP32_CHIP_H
#define PAWL_SKETCH_ESP32_CHIP_H

#include <stdint.h>

#include "board_calls.h"
#include "board_names.h"

PAWL_CORE uint32_t getCpuFrequencyMhz(void) { return F_CPU / 1000000; }
PAWL_CORE uint32_t getXtalFrequencyMhz(void) { return 40; }
PAWL_CORE uint32_t getApbFrequency(void) { return 80000000; }
/* Steps cost what the board's profile says, at any frequency. */
PAWL_CORE bool setCpuFrequencyMhz(uint32_t megahertz) { return megahertz != 0; }

/* The watchdogs of the idle tasks do not bite here. */
PAWL_CORE void disableCore0WDT(void) {}
PAWL_CORE void disableCore1WDT(void) {}
PAWL_CORE void disableLoopWDT(void) {}
PAWL_CORE void enableCore0WDT(void) {}
PAWL_CORE void enableCore1WDT(void) {}
PAWL_CORE void enableLoopWDT(void) {}
PAWL_CORE void feedLoopWDT(void) {}

#ifdef __cplusplus
class EspClass {
public:
    uint32_t getHeapSize() const { return 327680; }
    uint32_t getFreeHeap() const { return static_cast<uint32_t>(pawl_board_heap_free()); }
    uint32_t getMinFreeHeap() const { return static_cast<uint32_t>(pawl_board_heap_fewest()); }
    uint32_t getMaxAllocHeap() const { return getFreeHeap(); }
    uint32_t getPsramSize() const { return 0; }
    uint32_t getFreePsram() const { return 0; }

    const char* getChipModel() const { return "ESP32-D0WDQ6"; }
    uint16_t getChipRevision() const { return 1; }
    uint8_t getChipCores() const { return 2; }
    uint32_t getCpuFreqMHz() const { return getCpuFrequencyMhz(); }
    uint32_t getCycleCount() const { return static_cast<uint32_t>(pawl_board_now() * getCpuFrequencyMhz() / 1000); }
    const char* getSdkVersion() const { return "pawl"; }
    uint64_t getEfuseMac() const { return 0x563412C40A24ull; }
    uint32_t getFlashChipSize() const { return 4194304; }
    uint32_t getFlashChipSpeed() const { return 40000000; }
    uint32_t getSketchSize() const { return 262144; }
    uint32_t getFreeSketchSpace() const { return 1310720; }

    void restart() const { pawl_board_restart(); }
    [[noreturn]] void deepSleep(uint64_t) const {
        pawl_board_refuse("ESP.deepSleep(): pawl does not simulate the ESP32's sleep", __FILE__, __LINE__);
    }
};

inline EspClass ESP;
#endif

#endif

// PORTB and its like: the eight pins of a port at once, and each of them by its bit. Changed by reading, changing and writing,
// which is three steps, as it is on the processor for all but a single constant bit.
#ifndef PAWL_SKETCH_AVR_PORTS_H
#define PAWL_SKETCH_AVR_PORTS_H

#ifdef __cplusplus

#include <stdint.h>

#include "board_calls.h"

namespace pawl_sketch {

enum class port_role { direction, output, input };

// Of the Uno: port D is pins 0 to 7, B is 8 to 13, C is 14 to 19.
template <int First, int Count, port_role Role>
class port {
public:
    operator uint8_t() const {
        if constexpr (Role != port_role::input) return last_;
        unsigned bits = 0;
        for (int i = 0; i < Count; ++i) bits |= static_cast<unsigned>(pawl_board_digital_read(First + i) != 0) << i;
        return static_cast<uint8_t>(bits);
    }
    port& operator=(int bits) {
        // Writing to PIN turns the output over.
        if constexpr (Role == port_role::input) {
            for (int i = 0; i < Count; ++i) {
                if (bits >> i & 1) pawl_board_digital_write(First + i, !pawl_board_digital_read(First + i));
            }
        } else {
            const int changed = bits ^ last_;
            last_ = static_cast<uint8_t>(bits);
            for (int i = 0; i < Count; ++i) {
                if (changed >> i & 1) write(First + i, bits >> i & 1);
            }
        }
        return *this;
    }
    port& operator|=(int bits) { return *this = *this | bits; }
    port& operator&=(int bits) { return *this = *this & bits; }
    port& operator^=(int bits) { return *this = *this ^ bits; }

private:
    static void write(int pin, int one) {
        if constexpr (Role == port_role::direction) pawl_board_pin_mode(pin, one);
        if constexpr (Role == port_role::output) pawl_board_digital_write(pin, one);
    }
    uint8_t last_ = 0;
};

inline port<0, 8, port_role::direction> direction_d;
inline port<0, 8, port_role::output> output_d;
inline port<0, 8, port_role::input> input_d;
inline port<8, 6, port_role::direction> direction_b;
inline port<8, 6, port_role::output> output_b;
inline port<8, 6, port_role::input> input_b;
inline port<14, 6, port_role::direction> direction_c;
inline port<14, 6, port_role::output> output_c;
inline port<14, 6, port_role::input> input_c;

// Kept and put back around cli(): of it the bit that lets interrupts come is simulated.
struct status_register {
    operator uint8_t() const { return pawl_board_interrupts_are_on() ? 0x80 : 0; }
    status_register& operator=(int bits) {
        pawl_board_interrupts(bits >> 7 & 1);
        return *this;
    }
};
inline status_register status;

}  // namespace pawl_sketch

#define SREG pawl_sketch::status
#define DDRB pawl_sketch::direction_b
#define PORTB pawl_sketch::output_b
#define PINB pawl_sketch::input_b
#define DDRC pawl_sketch::direction_c
#define PORTC pawl_sketch::output_c
#define PINC pawl_sketch::input_c
#define DDRD pawl_sketch::direction_d
#define PORTD pawl_sketch::output_d
#define PIND pawl_sketch::input_d

#endif

#define PAWL_PORT_BITS(name) name##0, name##1, name##2, name##3, name##4, name##5, name##6, name##7
enum { PAWL_PORT_BITS(PB) };
enum { PAWL_PORT_BITS(PC) };
enum { PAWL_PORT_BITS(PD) };
enum { PAWL_PORT_BITS(PORTB) };
enum { PAWL_PORT_BITS(PORTC) };
enum { PAWL_PORT_BITS(PORTD) };
enum { PAWL_PORT_BITS(DDB) };
enum { PAWL_PORT_BITS(DDC) };
enum { PAWL_PORT_BITS(DDD) };
#undef PAWL_PORT_BITS

#endif

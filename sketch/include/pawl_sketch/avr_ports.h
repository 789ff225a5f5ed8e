// PORTB and its like: the eight pins of a port at once, and each of them by its bit. A single bit is set or cleared in one
// step, as the processor does; more of them by reading, changing and writing, where what another task did between is lost.
#ifndef PAWL_SKETCH_AVR_PORTS_H
#define PAWL_SKETCH_AVR_PORTS_H

#ifdef __cplusplus

#include <stdint.h>

#include "board_calls.h"
#include "board_value.h"

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
            show(last_.exchange(static_cast<uint8_t>(bits)) ^ bits, bits);
        }
        return *this;
    }
    port& operator|=(int bits) {
        if (Role == port_role::input || !single(bits)) return *this = *this | bits;
        show(bits & ~last_.set_bits(static_cast<uint8_t>(bits)), bits);
        return *this;
    }
    port& operator&=(int bits) {
        if (Role == port_role::input || !single(~bits & 0xff)) return *this = *this & bits;
        show(~bits & last_.keep_bits(static_cast<uint8_t>(bits)), bits);
        return *this;
    }
    port& operator^=(int bits) { return *this = *this ^ bits; }

private:
    static bool single(int bits) { return bits && !(bits & (bits - 1)); }
    static void show(int changed, int bits) {
        for (int i = 0; i < Count; ++i) {
            if (!(changed >> i & 1)) continue;
            if constexpr (Role == port_role::direction) pawl_board_pin_mode(First + i, bits >> i & 1);
            if constexpr (Role == port_role::output) pawl_board_digital_write(First + i, bits >> i & 1);
        }
    }
    board_value<uint8_t> last_ = 0;
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

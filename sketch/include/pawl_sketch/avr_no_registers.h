/* Registers of AVR's timers, converters and lines. A sketch that programs one does not compile, and hears why. */
#ifndef PAWL_SKETCH_AVR_NO_REGISTERS_H
#define PAWL_SKETCH_AVR_NO_REGISTERS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
volatile uint16_t* pawl_timer_register(void) __attribute__((error("pawl does not simulate AVR's timer registers")));
volatile uint16_t* pawl_register(void)
    __attribute__((error("pawl does not simulate AVR's registers, but for the ports B, C and D")));
#ifdef __cplusplus
}
#endif

#define TCCR0A (*pawl_timer_register())
#define TCCR0B (*pawl_timer_register())
#define TCNT0 (*pawl_timer_register())
#define OCR0A (*pawl_timer_register())
#define OCR0B (*pawl_timer_register())
#define TIMSK0 (*pawl_timer_register())
#define TIFR0 (*pawl_timer_register())
#define TCCR1A (*pawl_timer_register())
#define TCCR1B (*pawl_timer_register())
#define TCCR1C (*pawl_timer_register())
#define TCNT1 (*pawl_timer_register())
#define TCNT1H (*pawl_timer_register())
#define TCNT1L (*pawl_timer_register())
#define OCR1A (*pawl_timer_register())
#define OCR1B (*pawl_timer_register())
#define OCR1AH (*pawl_timer_register())
#define OCR1AL (*pawl_timer_register())
#define ICR1 (*pawl_timer_register())
#define TIMSK1 (*pawl_timer_register())
#define TIFR1 (*pawl_timer_register())
#define TCCR2A (*pawl_timer_register())
#define TCCR2B (*pawl_timer_register())
#define TCNT2 (*pawl_timer_register())
#define OCR2A (*pawl_timer_register())
#define OCR2B (*pawl_timer_register())
#define TIMSK2 (*pawl_timer_register())
#define TIFR2 (*pawl_timer_register())
#define ASSR (*pawl_timer_register())
#define GTCCR (*pawl_timer_register())
#define ADMUX (*pawl_register())
#define ADCSRA (*pawl_register())
#define ADCSRB (*pawl_register())
#define ADC (*pawl_register())
#define ADCL (*pawl_register())
#define ADCH (*pawl_register())
#define DIDR0 (*pawl_register())
#define EICRA (*pawl_register())
#define EIMSK (*pawl_register())
#define EIFR (*pawl_register())
#define PCICR (*pawl_register())
#define PCIFR (*pawl_register())
#define PCMSK0 (*pawl_register())
#define PCMSK1 (*pawl_register())
#define PCMSK2 (*pawl_register())
#define UBRR0 (*pawl_register())
#define UBRR0H (*pawl_register())
#define UBRR0L (*pawl_register())
#define UCSR0A (*pawl_register())
#define UCSR0B (*pawl_register())
#define UCSR0C (*pawl_register())
#define UDR0 (*pawl_register())
#define SPCR (*pawl_register())
#define SPSR (*pawl_register())
#define SPDR (*pawl_register())
#define TWBR (*pawl_register())
#define TWCR (*pawl_register())
#define TWDR (*pawl_register())
#define TWSR (*pawl_register())
#define MCUSR (*pawl_register())
#define MCUCR (*pawl_register())
#define SMCR (*pawl_register())
#define WDTCSR (*pawl_register())
#define PRR (*pawl_register())
#define ACSR (*pawl_register())

/* The bits in them, so that no second error stands beside the first. */
enum {
    WGM00 = 0,
    WGM01 = 1,
    COM0B0 = 4,
    COM0B1 = 5,
    COM0A0 = 6,
    COM0A1 = 7,
    CS00 = 0,
    CS01 = 1,
    CS02 = 2,
    WGM02 = 3,
    OCIE0A = 1,
    OCIE0B = 2,
    TOIE0 = 0,
    WGM10 = 0,
    WGM11 = 1,
    COM1A0 = 6,
    COM1A1 = 7,
    COM1B0 = 4,
    COM1B1 = 5,
    CS10 = 0,
    CS11 = 1,
    CS12 = 2,
    WGM12 = 3,
    WGM13 = 4,
    ICES1 = 6,
    ICNC1 = 7,
    TOIE1 = 0,
    OCIE1A = 1,
    OCIE1B = 2,
    ICIE1 = 5,
    TOV1 = 0,
    OCF1A = 1,
    OCF1B = 2,
    WGM20 = 0,
    WGM21 = 1,
    WGM22 = 3,
    CS20 = 0,
    CS21 = 1,
    CS22 = 2,
    COM2A0 = 6,
    COM2A1 = 7,
    COM2B0 = 4,
    COM2B1 = 5,
    TOIE2 = 0,
    OCIE2A = 1,
    OCIE2B = 2,
    ADEN = 7,
    ADSC = 6,
    ADATE = 5,
    ADIF = 4,
    ADIE = 3,
    ADPS0 = 0,
    ADPS1 = 1,
    ADPS2 = 2,
    REFS0 = 6,
    REFS1 = 7,
    ADLAR = 5,
    MUX0 = 0,
    MUX1 = 1,
    MUX2 = 2,
    MUX3 = 3,
    PCIE0 = 0,
    PCIE1 = 1,
    PCIE2 = 2,
    PCINT0 = 0,
    PCINT1 = 1,
    PCINT2 = 2,
    PCINT3 = 3,
    PCINT4 = 4,
    INT0 = 0,
    INT1 = 1,
    ISC00 = 0,
    ISC01 = 1,
    ISC10 = 2,
    ISC11 = 3,
    RXEN0 = 4,
    TXEN0 = 3,
    RXCIE0 = 7,
    UDRE0 = 5,
    UCSZ00 = 1,
    UCSZ01 = 2,
    U2X0 = 1,
    RXC0 = 7,
    WDE = 3,
    WDIE = 6,
    WDCE = 4,
    SE = 0,
};

/* What Arduino's core says of a port's registers by number. */
#define digitalPinToPort(pin) ((pin) < 8 ? 4 : (pin) < 14 ? 2 : 3)
#define digitalPinToBitMask(pin) ((uint8_t)(1u << ((pin) < 8 ? (pin) : (pin) < 14 ? (pin)-8 : (pin)-14)))
#define portOutputRegister(port) ((volatile uint8_t*)pawl_register())
#define portInputRegister(port) ((volatile uint8_t*)pawl_register())
#define portModeRegister(port) ((volatile uint8_t*)pawl_register())

#endif

#ifndef PAWL_ESP32SERVO_H
#define PAWL_ESP32SERVO_H
#include "Servo.h"
#endif

#define LAMP 13
struct lamp { int pin; };
void start_lamp(int pin);

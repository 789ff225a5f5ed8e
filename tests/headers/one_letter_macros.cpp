// What programs call by one letter, before they include anything of Pawl's. Arduino's F() takes an argument.
#define A a macro of the program
#define B a macro of the program
#define C a macro of the program
#define D a macro of the program
#define E a macro of the program
#define G a macro of the program
#define H a macro of the program
#define I a macro of the program
#define J a macro of the program
#define K a macro of the program
#define L a macro of the program
#define M a macro of the program
#define N a macro of the program
#define O a macro of the program
#define P a macro of the program
#define Q a macro of the program
#define R a macro of the program
#define S a macro of the program
#define U a macro of the program
#define V a macro of the program
#define W a macro of the program
#define X a macro of the program
#define Y a macro of the program
#define Z a macro of the program
#define F(text) a macro of the program
#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>
#include <pawl/watch.hpp>

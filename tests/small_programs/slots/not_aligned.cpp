// The processor changes sixteen bytes as one only at a multiple of sixteen.
#include "slot.hpp"

alignas(16) static char room[32];

int main() { reinterpret_cast<slot*>(room + 8)->publish({0, 0}, {1, 7}); }

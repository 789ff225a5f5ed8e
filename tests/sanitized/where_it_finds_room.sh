#!/bin/sh
# where_it_finds_room.sh PROGRAM...: runs it at addresses that are not random, where that is permitted. GCC 12's ThreadSanitizer
# has no place for a program that newer kernels may put anywhere.
setarch --addr-no-randomize true 2>/dev/null && exec setarch --addr-no-randomize "$@"
exec "$@"

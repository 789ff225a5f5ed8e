#!/bin/sh
# instead_of_compiler.sh COMMAND... -- COMPILER ARGUMENT...: runs COMMAND with the arguments that were COMPILER's.
# For dash, not bash: it stands before each compilation.
count=$#
while [ "$1" != -- ]; do
    set -- "$@" "$1"
    shift
    count=$((count - 1))
done
# What was moved to the end comes first again; -- and the compiler go.
shift 2
count=$((count - 2))
while [ "$count" -gt 0 ]; do
    set -- "$@" "$1"
    shift
    count=$((count - 1))
done
exec "$@"

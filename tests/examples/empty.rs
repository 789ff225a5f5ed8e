// Compiled to have the standard library built.

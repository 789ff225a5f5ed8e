// One file per verb of the pawl command; main.cpp knows them by this table alone.
#pragma once

#include <span>

namespace pawl::cli {

/// Exit statuses of every verb.
inline constexpr int exit_ok = 0;
inline constexpr int exit_wrong = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_inconclusive = 3;

// argv[0] is the verb itself. Each returns the process's exit status.
int check(int argc, char** argv);
int merge(int argc, char** argv);
int replay(int argc, char** argv);
int run(int argc, char** argv);
int advise(int argc, char** argv);
int weaken(int argc, char** argv);
int watch(int argc, char** argv);
int trace(int argc, char** argv);
int map(int argc, char** argv);
int stack(int argc, char** argv);
int timing(int argc, char** argv);
int cc(int argc, char** argv);        // pawl cc ARGS
int cxx(int argc, char** argv);       // pawl c++ ARGS
int rustc(int argc, char** argv);     // pawl rustc ARGS
int cargo(int argc, char** argv);     // pawl cargo build|test ARGS
int assemble(int argc, char** argv);  // pawl __assemble STEP...: gcc calls it back; not for people, not in any help

}  // namespace pawl::cli

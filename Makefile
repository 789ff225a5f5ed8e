# Each goal sets up all that it needs, then does its work under build/.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build everything promises sound rust browser picture demo tablet freeze sanitized test bench freeze-linux queues soak firmware format tidy clean bench-channels bench-locks bench-memory bench-sketches bench-tasks bench-sound patterns real-programs stalls two-locks hosts

JOBS ?= $(shell nproc)
# Whatever Pawl builds for demo, bench and tests stays in the build folder.
export PAWL_CACHE := $(CURDIR)/build/cache

help:
	@echo 'make demo          find the freeze in a real program, in C++ and in Rust'
	@echo 'make test          run all tests'
	@echo 'make tablet        build the tablet: a song, ten buttons, a page'
	@echo 'make freeze        freeze the tablet with a channel as widely used ones are, and not with Pawl'"'"'s'
	@echo 'make two-locks     two tasks and two locks: the hang, explained, found, and refused by name'
	@echo 'make build         leave the command at build/pawl, and what cmake --install installs'
	@echo 'make bench         print executions per second, and channels and locks side by side with those of others, sketches'
	@echo 'make bench-channels  the latter alone'
	@echo 'make bench-locks   locks side by side with those of others'
	@echo 'make bench-memory  what --memory c11 costs a search beside sc'
	@echo 'make bench-sketches  how fast sketches are run, checked and compiled'
	@echo 'make bench-tasks   tasks side by side with those of others'
	@echo 'make bench-sound   what a graph of sounds costs, beside a plain loop'
	@echo 'make patterns      one long computation and urgent events, in every pattern: a table and a picture'
	@echo 'make freeze-linux  freeze a real-time thread of this very machine, with the queues of many'
	@echo 'make firmware      build the programs for microcontrollers and run them in QEMU, on a Cortex-M4 and a Cortex-M0'
	@echo 'make stalls        the table alone that it ends with: whose calls wait for a preempted thread'
	@echo 'make queues        the table of real queues: who waits, who hides a message'
	@echo 'make real-programs  fetch programs of Debian, build them through pawl unmodified, and check them'
	@echo 'make soak          search the examples for longer than the tests do'
	@echo 'make format tidy   rewrite the layout of the code; run clang-tidy over it'
	@echo 'make picture       draw the picture in the README anew'
	@echo 'make clean         remove build/'
	@echo
	@echo 'Missing Debian packages are installed with apt-get. Setting: JOBS=$(JOBS)'

# Configured anew each time, quietly and in well under a second: what was missing may be there now.
build:
	@packaging/setup.sh build test
	@mkdir -p build
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --parallel $(JOBS) --target what_is_installed

# clang, which keeps the promises of libpawl. Without it the tests are not built: nothing is left out in silence.
promises:
	@packaging/setup.sh promises

# What the compiled part of the sound library stands on, and the tablet. Before the build is configured.
sound:
	@packaging/setup.sh sound tablet

tablet: sound
	@packaging/setup.sh build test
	@mkdir -p build
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --parallel $(JOBS) --target tablet
	@echo 'build/apps/tablet/tablet            plays; keys 1 to 9 and 0, q quits'
	@echo 'build/apps/tablet/tablet --web      the same with a page at http://127.0.0.1:8080/'

# With real priorities, where this machine permits them.
freeze: sound build
	@cmake --build build --parallel $(JOBS) --target tablet tablet_heard
	@apps/tablet/freeze/freeze.sh

# The tests too.
everything: promises sound build
	@cmake --build build --parallel $(JOBS)

# Without Rust the rest goes on, and setup.sh says so.
rust:
	@packaging/setup.sh rust

# Without Chromium the tests of the pages are left out, and setup.sh says so.
browser:
	@packaging/setup.sh browser

# The picture in the README, anew.
picture: browser build
	@docs/pictures/make.sh

demo: rust build
	@examples/demo.sh

two-locks: build
	@cmake --build build --parallel $(JOBS) --target example_two_locks example_two_locks_pawl
	@examples/locks/four_times.sh

# The command's own code under AddressSanitizer and UndefinedBehaviorSanitizer: a crash there would be called the
# program's. The runtime cannot be: it stands in the place of a sanitizer. Compiled by the clang that `promises` brings:
# a second compiler's warnings, in two thirds of the time.
SANITIZED := report supervise cli
sanitized: promises build
	@cmake --preset sanitize -DCMAKE_CXX_COMPILER="$$(sed -n 's/^PAWL_CLANG:[^=]*=//p' build/CMakeCache.txt)" \
	    >build/sanitize.log 2>&1 || { cat build/sanitize.log >&2; false; }
	@cmake --build build/sanitize --parallel $(JOBS) --target $(SANITIZED:%=tests/%/all)
	@for part in $(SANITIZED); do \
	    ctest --test-dir build/sanitize/tests/$$part --parallel $(JOBS) --output-on-failure || exit 1; done

# The microcontrollers' tests come first: the last lines are those of this machine's.
# Servers to log in to and a Slurm are for tests alone: on a machine of somebody's own nobody installs them unasked.
hosts:
	@packaging/setup.sh hosts
	@if [ "$$CI" = true ]; then packaging/setup.sh nodes; fi

test: hosts firmware rust browser everything sanitized
	@echo 'Tests in QEMU, on microcontrollers: passed (build/firmware-test.log). Tests on this machine:'
	@# One more than there are cores: some tests wait.
	@ctest --test-dir build --parallel $$(($(JOBS) + 1)) --output-on-failure --output-log build/test.log

bench: rust everything bench-memory bench-channels bench-locks bench-sketches bench-tasks bench-sound
	@cmake --build build --target bench

# What cannot be had here is left out, and the table says so.
bench-channels: rust build
	@packaging/setup.sh bench
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --target bench_channels

bench-locks: rust build
	@packaging/setup.sh bench
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --target bench_locks

# The goals stand beside the figures.
bench-memory: build
	@cmake --build build --target bench_memory

bench-sketches: build
	@cmake --build build --target bench_sketches

bench-tasks: build
	@packaging/setup.sh bench
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --target bench_tasks

bench-sound: sound build
	@cmake --build build --target bench_sound

patterns: build
	@packaging/setup.sh build test
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --target patterns >build/patterns.log 2>&1 || { cat build/patterns.log >&2; false; }
	@build/examples/patterns --svg build/patterns.svg && echo 'the picture: build/patterns.svg'

freeze-linux: rust
	@packaging/setup.sh build
	@examples/freeze_linux/freeze.sh
	@$(MAKE) --no-print-directory stalls

stalls: rust build
	@packaging/setup.sh bench
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --target stalls_table

queues: rust build
	@packaging/setup.sh queues
	@examples/queues/table.py build/pawl build/queues build/queues/table.md

# Sources come from Debian each time that build/ is new; what cannot be fetched is named and left out.
real-programs: build
	@packaging/setup.sh real-programs
	@examples/real_programs/all.sh build/pawl build/real_programs

# A build of its own, with the compiler for microcontrollers. Of the ordinary one it needs the command.
firmware:
	@packaging/setup.sh firmware build
	@# The command alone: it bounds the stacks.
	@mkdir -p build
	@cmake --preset default >build/configure.log 2>&1 || { cat build/configure.log >&2; false; }
	@cmake --build build --parallel $(JOBS) --target pawl
	@mkdir -p build
	@cmake --preset firmware >build/firmware.log 2>&1 || { cat build/firmware.log >&2; false; }
	@cmake --build build/firmware --parallel $(JOBS)
	@ctest --test-dir build/firmware --parallel $(JOBS) --output-on-failure --output-log build/firmware-test.log
	@cmake --build build/firmware --target table
	@echo; cat firmware/patterns/tables/patterns.txt
	@echo; cat firmware/patterns/tables/beside_others.txt

soak: rust sound build
	@tests/soak.sh

format:
	@packaging/setup.sh format
	@find apps bench check cli examples include src tests -name '*.[ch]pp' -o -name '*.[ch]' | xargs clang-format -i

tidy:
	@packaging/setup.sh build test tidy
	@cmake --preset tidy
	@cmake --build build/tidy --parallel $(JOBS)

clean:
	@rm -rf build

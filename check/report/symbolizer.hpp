// From addresses of the worker to functions, files, lines and names of variables.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/wire/finding.hpp"

namespace pawl::check::report {

struct source_frame {
    std::string function;  // demangled, whole; empty if unknown
    std::string file;      // absolute where the debug information is; empty if there is none
    int line = 0;
    int column = 0;        // 0 where the compiler has not told
    std::string module;    // the path of the executable or shared object
    bool inlined = false;  // stands in its caller's code
};

struct code_range {
    std::uint64_t begin, end;
    std::string function;  // demangled, whole
};

class symbolizer {
public:
    /// `maps` is the text of the worker's /proc/PID/maps. The worker need not live any more.
    explicit symbolizer(const std::string& maps);
    ~symbolizer();
    symbolizer(symbolizer&&) noexcept;
    symbolizer& operator=(symbolizer&&) noexcept;

    /// Innermost first: a function that was inlined stands before the one it was inlined into.
    const std::vector<source_frame>& frames_at(std::uint64_t return_address);

    /// The whole stack. All addresses are taken as return addresses; a fault handler adds one to the place of the fault.
    std::vector<source_frame> frames_of(const wire::stack_trace& stack);

    /// Functions that stand in the symbol tables of the program and its own libraries, by their demangled names. Only
    /// those are looked at whose symbol contains `part`.
    std::vector<code_range> functions_named(std::string_view part,
                                            const std::function<bool(std::string_view)>& wanted) const;

    /// The same of functions that were inlined somewhere.
    std::vector<std::string> inlined_functions_named(std::string_view part,
                                                     const std::function<bool(std::string_view)>& wanted) const;

    /// `forks[2]`, `lib.mutex`, `counter+0x8`; empty if it is no global variable.
    const std::string& variable_at(std::uint64_t address);

    /// `ready`, `locks[1]`: a local variable of the function that `return_address` is in. Empty if none stands there.
    std::string local_at(std::uint64_t return_address, std::uint64_t frame, std::uint64_t address);

    enum class storage { global, heap, main_stack, unknown };
    storage storage_of(std::uint64_t address);

private:
    struct tables;
    std::unique_ptr<tables> tables_;
};

}  // namespace pawl::check::report

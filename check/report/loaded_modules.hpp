// The executable and the shared objects of a worker, as they stood in its memory. Works after the worker is gone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct Dwfl;
struct Dwfl_Module;

namespace pawl::check::report {

class loaded_modules {
public:
    /// `maps` is the text of /proc/PID/maps.
    explicit loaded_modules(const std::string& maps);

    /// nullptr if nothing is loaded there.
    Dwfl_Module* at(std::uint64_t address) const;
    std::vector<Dwfl_Module*> all() const;
    static std::string path_of(Dwfl_Module* module);

    enum class region { unknown, module, heap, main_stack };
    region region_at(std::uint64_t address) const;

private:
    struct close_dwfl {
        void operator()(Dwfl* dwfl) const;
    };
    struct named_range {
        std::uint64_t start;
        std::uint64_t end;
        region kind;
    };

    std::unique_ptr<Dwfl, close_dwfl> dwfl_;
    std::vector<named_range> ranges_;
};

/// The lines of it that name files: what decides about symbols.
std::string module_lines(const std::string& maps);

/// The text of /proc/PID/maps; empty if it cannot be read.
std::string memory_map_of(int process);

}  // namespace pawl::check::report

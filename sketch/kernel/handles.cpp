#include "sketch/kernel/handles.hpp"

#include "check/machine/computer.hpp"
#include "check/machine/object_names.hpp"

namespace pawl::sketch {
namespace {

namespace machine = check::machine;

}  // namespace

// The variable that holds the handle gives it its name: the report looks for one (object_names).
void note_handle(const void* object, std::size_t size, const char* noun) {
    machine::name_object(reinterpret_cast<std::uint64_t>(object), size, noun, machine::named_by_its_handle);
}

void name_handle(const void* object, const char* name) {
    machine::rename_object(reinterpret_cast<std::uint64_t>(object), name);
}

}  // namespace pawl::sketch

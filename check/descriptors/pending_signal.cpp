#include "check/descriptors/pending_signal.hpp"

namespace pawl::check::descriptors {
namespace {

bool (*asked)(std::uint64_t) = nullptr;

}  // namespace

void ask_for_signals_by(bool (*pending)(std::uint64_t of)) { asked = pending; }
bool signal_is_pending(std::uint64_t of) { return asked && asked(of); }

}  // namespace pawl::check::descriptors

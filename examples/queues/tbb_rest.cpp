// What TBB's queues need from the rest of its library, in two lines: the files it stands in ask the processor what it is,
// by inline assembly, which would leave every verdict open.
namespace tbb::detail::r1 {
void PrintExtraVersionInfo(const char*, const char*, ...) {}
bool terminate_on_exception() { return false; }
}  // namespace tbb::detail::r1

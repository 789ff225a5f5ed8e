// libc's own function behind one that is exported here under the same name.
#pragma once

#include <dlfcn.h>

namespace pawl::check::intercept {

template <class Signature>
class libc_function;

template <class Result, class... Parameters>
class libc_function<Result(Parameters...)> {
public:
    explicit constexpr libc_function(const char* name) : name_(name) {}

    /// Called from a constructor of the runtime: within an execution the dynamic linker must not be asked, because what
    /// it allocates there is put back.
    void find() {
        if (!found_) found_ = reinterpret_cast<Result (*)(Parameters...)>(dlsym(RTLD_NEXT, name_));
    }

    Result operator()(Parameters... arguments) {
        find();  // a library's constructor may be earlier than ours
        return found_(arguments...);
    }

private:
    const char* name_;
    Result (*found_)(Parameters...) = nullptr;
};

}  // namespace pawl::check::intercept

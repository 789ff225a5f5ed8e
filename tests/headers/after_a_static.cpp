// GCC has used __dso_handle by itself before it comes to Pawl's headers.
#include <string>

inline const std::string& name() {
    static const std::string once{"x"};
    return once;
}

#include <pawl/channel.hpp>
#include <pawl/lock.hpp>
#include <pawl/task.hpp>

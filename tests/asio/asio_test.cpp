#include <pawl/asio.hpp>

#include <asio.hpp>
#include <asio/experimental/deferred.hpp>

#define LIBRARY Asio
namespace io = asio;
namespace with = pawl::asio;

#include "tests/asio/cancelling.hpp"

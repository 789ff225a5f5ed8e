#include <pawl/boost_asio.hpp>

#include <boost/asio.hpp>

#define LIBRARY BoostAsio
namespace io = boost::asio;
namespace with = pawl::boost_asio;

#include "tests/asio/in_tasks.hpp"

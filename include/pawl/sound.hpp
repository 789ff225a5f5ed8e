// All of sounds. Each part has a header of its own in pawl/sound/.
#pragma once

#include <pawl/sound/adjustable_speed.hpp>
#include <pawl/sound/adjustable_volume.hpp>
#include <pawl/sound/any_sound.hpp>
#include <pawl/sound/backend.hpp>
#include <pawl/sound/controllable.hpp>
#include <pawl/sound/controller.hpp>
#include <pawl/sound/converted.hpp>
#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/in_channels.hpp>
#include <pawl/sound/in_rate.hpp>
#include <pawl/sound/memory_sound.hpp>
#include <pawl/sound/mix.hpp>
#include <pawl/sound/mixer.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/reach.hpp>
#include <pawl/sound/renderer.hpp>
#include <pawl/sound/retirement.hpp>
#include <pawl/sound/sine.hpp>
#include <pawl/sound/sound.hpp>
#include <pawl/sound/sound_data.hpp>
#include <pawl/sound/wrapper.hpp>
